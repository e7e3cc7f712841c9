namespace Assay.Formats.Voc.Labelling;

/// <summary>An object that is left out.</summary>
sealed class BrokenObject(string code, string message) : Exception(message)
{
    public string Code => code;
}
