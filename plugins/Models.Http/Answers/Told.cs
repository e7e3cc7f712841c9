using Assay.Models.Http.Sending;

namespace Assay.Models.Http.Answers;

/// <summary>An answer and what it was given to.</summary>
/// <param name="From">Where it comes from.</param>
/// <param name="Sample">What was asked about.</param>
/// <param name="Where">Where the image that was sent lies.</param>
sealed record Told(Reply Reply, Endpoint From, Sample Sample, Georeference? Where)
{
    /// <summary>The answer is not what it should be.</summary>
    /// <param name="expected">Without "expected".</param>
    public DataException Wrong(string what, string expected, string code = "wrong-answer", Exception? inner = null) =>
        new(code, From.Redact($"{From.Shown}: {what}, expected {expected}"), inner: inner);

    /// <summary>The body is something else altogether.</summary>
    public DataException WrongKind(string expected) => Wrong($"the answer is {Reply.Describe()}", expected);
}
