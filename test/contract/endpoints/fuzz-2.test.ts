import { halfOfFeatures } from '.';
import { describeFuzz } from './describe-fuzz';

describeFuzz(halfOfFeatures(2));
