namespace Assay.Runtime.Injecting;

/// <summary>Which error goes where. The same for a seed whatever the order of samples, kinds or strengths.</summary>
/// <param name="Index">The sample's position in the dataset.</param>
/// <param name="Errors">What is done to it, one after the other, each with the number of the try that succeeded.</param>
sealed record PlannedSample(int Index, IReadOnlyList<PlannedError> Errors);

/// <param name="Try">The stream of random numbers that the error is drawn from.</param>
sealed record PlannedError(IInjection Kind, double Strength, int Try);

/// <summary>The errors that are wanted, spread evenly: kinds in turn, and the strengths of each kind in turn.</summary>
sealed record WantedErrors(IReadOnlyList<IInjection> Kinds, IReadOnlyList<double> Strengths)
{
    public (IInjection Kind, double Strength) this[int number]
    {
        get
        {
            var kind = Kinds[number % Kinds.Count];
            return (kind, kind.HasStrength ? Strengths[number / Kinds.Count % Strengths.Count] : 1);
        }
    }
}
