// Keeps a row when two columns agree that something is wrong: both have a value, and both lie below the limit.
// The pipeline says which columns: script: { file: both-low.csx, first: ti, second: soft_min, limit: 0.4 }
bool Keep(double first, double second, [Range(0, 1), Description("Both columns must lie below this.")] double limit = 0.5) => first < limit && second < limit;
