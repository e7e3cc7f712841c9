namespace Assay.Formats.LabelMe.Labelling;

/// <summary>A shape that cannot be used; it is left out and named.</summary>
sealed class BrokenShape(string code, string message) : Exception(message)
{
    public string Code => code;
}
