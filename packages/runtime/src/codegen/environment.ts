let allowed: boolean | undefined;

/** Whether this place lets a program make functions from text. Browsers forbid it under many content security policies. */
export function canGenerateCode(): boolean {
  if (allowed === undefined) {
    try {
      allowed = new Function('return true')() === true;
    } catch {
      allowed = false;
    }
  }
  return allowed;
}
