namespace Assay.Runtime.Reviewing;

/// <summary>What the verdicts about a part of the queue cost by the rubric.</summary>
/// <param name="By"><c>dataset</c>, <c>class</c>, or an attribute's name.</param>
/// <param name="Name">The class, or the attribute's value; empty: none, or the whole.</param>
/// <param name="Decided">Items decided.</param>
/// <param name="Wrong">Of these, errors.</param>
/// <param name="Kinds">Errors by kind.</param>
/// <param name="Penalty">The sum of their prices in percent; of several reviewers' the mean.</param>
/// <param name="Unpriced">Errors without a price.</param>
/// <param name="Quality">The mean over reviewed samples of 100 less the penalty, not below 0; null when nothing is priced.</param>
public sealed record PenaltyLine(string By, string Name, int Decided, int Wrong, IReadOnlyDictionary<string, int> Kinds, double Penalty, int Unpriced, double? Quality);
