using System.Globalization;
using Assay.Kernels.Codecs;

namespace Assay.Runtime.Describing;

/// <summary>What an ONNX file says of its model, for people.</summary>
public sealed class OnnxDescription
{
    OnnxDescription(string file, OnnxModel model) => (File, Model) = (file, model);

    /// <summary>As it was given.</summary>
    public string File { get; }

    public OnnxModel Model { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="DataException">It is not there, or no ONNX file.</exception>
    public static OnnxDescription Of(string file)
    {
        try
        {
            return new(file, OnnxFile.Read(file));
        }
        catch (InvalidDataException broken)
        {
            throw new DataException("broken-model", broken.Message, file, inner: broken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", $"the model cannot be read: {unreadable.Message}", file, inner: unreadable);
        }
    }

    /// <summary>Name and value of everything it says, inputs first.</summary>
    public IEnumerable<(string Name, string Value)> Facts() =>
    [
        .. Model.Inputs.Select(port => ("input", port.ToString())),
        .. Model.Outputs.Select(port => ("output", port.ToString())),
        .. Model.Metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => ($"metadata {entry.Key}", Short(entry.Value))),
        ("operators", string.Join(", ", Model.Operators.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Value == 1 ? entry.Key : $"{entry.Value} {entry.Key}"))),
        ("parameters", Model.Parameters.ToString("N0", CultureInfo.InvariantCulture)),
        ("opset", string.Join(", ", Model.Opsets.Select(entry => entry.Key.Length == 0 ? $"{entry.Value}" : $"{entry.Key} {entry.Value}"))),
        ("file format", $"IR version {Model.IrVersion}"),
        .. Model.Producer.Length > 0 ? new[] { ("written by", $"{Model.Producer} {Model.ProducerVersion}".TrimEnd()) } : [],
        .. Model.ExternalFiles.Select(name => ("weights in", name + (System.IO.File.Exists(Beside(name)) ? "" : " (not in the model's folder: copy it there)"))),
    ];

    string Beside(string name) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(File))!, name);

    static string Short(string text) => text.ReplaceLineEndings(" ") is { Length: > 200 } line ? line[..200] + " ..." : text.ReplaceLineEndings(" ");
}
