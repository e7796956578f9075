import { defineFinding } from '@remit/program/validate/finding';

export const noHeading = defineFinding({
  code: 'FCT-201', title: 'File of values without the columns it needs',
  message: "The first line of '{file}' has no column '{column}'.{hint}",
  why: 'Columns are found by name, so without it a value cannot be told from another.',
  fix: "Start the file with a line that names its columns: 'fact,period,member,value', or 'period,member' and a column for each fact; 'group,member,joined,left' for a list of members; 'rows,period,member' and the columns of the rows for rows.",
});
export const unknownHeading = defineFinding({
  code: 'FCT-202', title: 'Column that means nothing here',
  message: "'{column}' is not a fact of this contract, nor a set, nor a column that such files have.{suggestion}",
  why: 'Its values would be used for nothing, and what they were meant for would be missing.',
  fix: 'Correct the name of the column, or leave the column out.',
});
export const headingTwice = defineFinding({
  code: 'FCT-203', title: 'Column twice',
  message: "There are two columns '{column}'.",
  why: 'It is not known which of them counts.',
  fix: 'Leave one out.',
});
export const malformed = defineFinding({
  code: 'FCT-204', title: 'File of values that cannot be read',
  message: '{problem}.',
  why: 'Where one value ends and the next begins would be a guess.',
  fix: 'Save the file again as comma-separated values in UTF-8. A value with a comma, a quotation mark or a line break stands in quotation marks, and a quotation mark inside it is doubled.',
});
export const wrongCellCount = defineFinding({
  code: 'FCT-205', title: 'Line with too many values',
  message: 'This line has {found} values, and the first line names {expected} columns.',
  why: 'Values may stand under the wrong name.',
  fix: 'Put a value that contains a comma in quotation marks ("24,300" is a text; write 24300).',
});
export const lineTooShort = defineFinding({
  code: 'FCT-250', title: 'Line with too few values',
  message: "This line has {found} values, and the first line names {expected} columns: nothing stands under '{column}', not even an empty value.",
  why: 'Where a comma is missing, all values after it stand under the wrong name; where the line was cut off, a value is lost.',
  fix: 'Put in the comma or the value that is missing. Where there is no value, leave it empty and write the comma.',
});
export const unreadableValue = defineFinding({
  code: 'FCT-206', title: 'Value that cannot be read',
  message: "'{found}' cannot be read as the value of {fact}, which is {expected}.{hint}",
  why: 'A value that is half understood is worse than one that is missing.',
  fix: "Write it plainly: 24300, 0.7 or 70%, 17010/24300, 410/480 less 20, 2026-04-01, yes or no, NA. An empty cell is a missing value.",
});
export const partMissing = defineFinding({
  code: 'FCT-207', title: 'Part of a proportion missing',
  message: "{where}: '{given}' is given, and '{missing}' is not.",
  why: 'A proportion or rate needs both.',
  fix: 'Give both, or neither.',
});
export const partTwice = defineFinding({
  code: 'FCT-208', title: 'Proportion given twice',
  message: "{where}: '{part}' is given more than once, or beside the proportion itself.",
  why: 'It is not known which to pay on.',
  fix: 'Give the parts once, or the proportion, not both.',
});
export const unknownPart = defineFinding({
  code: 'FCT-209', title: 'Part the fact does not have',
  message: "'{fact}' has no part '{part}'.{suggestion}",
  why: 'The value would be used for nothing.',
  fix: 'Correct the name of the part.',
});
export const notJson = defineFinding({
  code: 'FCT-210', title: 'Facts that are not JSON',
  message: "'{file}' is not JSON: {problem}.",
  why: 'Nothing can be read from it.',
  fix: 'Save the file again as JSON, or give it as comma-separated values with a name that ends in .csv.',
});

export const namelessColumn = defineFinding({
  code: 'FCT-211', title: 'Column without a name',
  message: 'Column {place} has no name.',
  why: 'Its values would be used for nothing, and what they were meant for would be missing.',
  fix: 'Name the column, or delete it.',
});
export const bothForms = defineFinding({
  code: 'FCT-212', title: 'Two forms in one file',
  message: "'{column}' is a fact with a column of its own, in a file that also names facts line by line, in the column 'fact'.",
  why: 'It would not be certain which of the values of a line belong together.',
  fix: "Use one form in a file: 'fact' and 'value', or a column for each fact.",
});

export const nameTwice = defineFinding({
  code: 'FCT-213', title: 'Name given twice in a document',
  message: "'{name}' is given twice here, and it is not known which of the two counts.",
  why: 'Programs that read the document take one of the two or the other, so it does not say one thing.',
  fix: 'Take out one of the two.',
});

export const noListColumn = defineFinding({
  code: 'FCT-230', title: 'List without a column it needs',
  message: "The first line of '{file}' is that of a list of {things}, but it has no column '{column}'.{hint}",
  why: 'Without it a line does not say whom or what it is about.',
  fix: "A list of members starts with 'group,member,joined,left', a list of rows with 'rows,period,member' and the columns of the rows.",
});
export const unknownListColumn = defineFinding({
  code: 'FCT-231', title: 'Column that a list does not have',
  message: "'{column}' is no column of a list of {things}.{suggestion}",
  why: 'What stands in it would be used for nothing, and what it was meant for would be missing.',
  fix: 'Correct the name of the column, or leave the column out. Values of facts stand in a file of their own.',
});
export const unreadableMemberDate = defineFinding({
  code: 'FCT-232', title: 'Date of a member that cannot be read',
  message: "'{found}' cannot be read as the day on which '{member}' {role}. Dates are written year, month, day: 2026-04-30.",
  why: 'The member would be paid for too many periods, or for too few.',
  fix: 'Write the day as 2026-04-30, or leave the cell empty. A spreadsheet may show dates in another way: format the column as text, or as year-month-day.',
});
export const lineWithoutName = defineFinding({
  code: 'FCT-233', title: 'Line that says nothing of whom or what',
  message: "The column '{column}' of this line is empty.",
  why: 'It is not known whom or what the rest of the line is about.',
  fix: 'Fill it in, or delete the line.',
});

/** The kinds above. */
export const readingKinds = [
  noHeading, unknownHeading, headingTwice, malformed, wrongCellCount, lineTooShort, unreadableValue, partMissing, partTwice, unknownPart, notJson, namelessColumn, bothForms, nameTwice,
  noListColumn, unknownListColumn, unreadableMemberDate, lineWithoutName,
];
