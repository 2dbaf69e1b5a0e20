import { halfOfFeatures } from '.';
import { describeCells } from './describe-cells';

describeCells(halfOfFeatures(2));
