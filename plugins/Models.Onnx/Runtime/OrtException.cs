namespace Assay.Models.Onnx.Runtime;

/// <summary>ONNX Runtime refused a call. Inside this assembly only: what leaves it is an <see cref="AssayException"/> with a cause of our own, because codes and texts differ between versions.</summary>
sealed class OrtException(int code, string text) : Exception(text)
{
    /// <summary>OrtErrorCode.</summary>
    public int Code { get; } = code;

    /// <summary>The text in one line of at most 300 characters, for the end of a message.</summary>
    public string Brief
    {
        get
        {
            var line = Message.ReplaceLineEndings(" ").Trim();
            return line.Length <= 300 ? line : line[..300] + " ...";
        }
    }
}
