/** The parts of the chart library that pictures use; loaded only when one is drawn. */
import { LineChart, SankeyChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([SankeyChart, LineChart, GridComponent, SVGRenderer]);

export { init } from 'echarts/core';
