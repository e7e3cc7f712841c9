namespace Assay.Formats.Yolo.Labelling;

/// <summary>A line that is left out.</summary>
sealed class BrokenLine(string code, string message) : Exception(message)
{
    public string Code => code;
}
