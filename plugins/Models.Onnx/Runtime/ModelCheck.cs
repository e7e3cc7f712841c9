using Assay.Kernels.Codecs;

namespace Assay.Models.Onnx.Runtime;

/// <summary>Says what is wrong with a model, in our own words: ONNX Runtime's codes and texts differ between its versions.</summary>
static class ModelCheck
{
    static readonly string[] KnownDomains = ["", "ai.onnx.ml", "ai.onnx.training", "ai.onnx.preview.training", "ai.onnx.preview", "com.microsoft", "com.microsoft.nchwc", "com.microsoft.experimental", "com.ms.internal.nhwc", "org.pytorch.aten"];

    /// <summary>Reads what the file says of itself and looks for what no library could load.</summary>
    /// <exception cref="DataException">It cannot be read, is no ONNX file, is cut off, or lacks a file with weights.</exception>
    public static OnnxModel Read(string path)
    {
        if (Directory.Exists(path))
            throw new DataException("unreadable-file", "it is a folder, expected an ONNX file; name the file in it", path);
        var model = Wrap(path, () => OnnxFile.Read(path));
        foreach (var file in model.ExternalFiles)
            if (Escapes(file))
                throw new DataException("model-external", $"it keeps weights in '{file}', expected a file below the model's folder; export the model with its weights beside it", path);
            else if (!File.Exists(ExternalPath(path, file)))
                throw new DataException("model-external", $"it keeps weights in '{file}', which is not in the model's folder; copy that file there too", path);
        return model;
    }

    /// <summary>The model's own file and those with its weights.</summary>
    public static IEnumerable<string> Files(OnnxModel model, string path) => model.ExternalFiles.Select(file => ExternalPath(path, file)).Prepend(path);

    static string ExternalPath(string model, string file) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(model))!, file);

    static bool Escapes(string file) => Path.IsPathRooted(file) || file.Split('/', '\\').Contains("..");

    static T Wrap<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException broken)
        {
            throw new DataException("broken-model", broken.Message, path, inner: broken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", $"the model cannot be read: {unreadable.Message}", path, inner: unreadable);
        }
    }

    /// <summary>Why the library refused a model that could be read.</summary>
    public static DataException Explain(OnnxModel model, string path, OrtLibrary library, OrtException refused)
    {
        var runtime = $"ONNX Runtime {library.Api.Version}";
        var foreign = model.Operators.Keys.FirstOrDefault(name => !KnownDomains.Contains(DomainOf(name), StringComparer.Ordinal));
        var limits = new RuntimeLimits(library);
        var opset = model.Opsets.GetValueOrDefault("");
        return
            model.IrVersion > limits.IrVersion ? Wrong("model-too-new", $"its file format is IR version {model.IrVersion}, {runtime} reads up to {limits.IrVersion}; export it for an older version, or install a newer ONNX Runtime")
            : opset > limits.Opset ? Wrong("model-too-new", $"it uses operator set {opset}, {runtime} has up to {limits.Opset}; export it with opset_version={limits.Opset} or lower, or install a newer ONNX Runtime")
            : foreign is not null ? Wrong("model-operator", $"it uses the operator '{foreign}', which is not ONNX's and which {runtime} does not have; export the model without custom operators")
            : Wrong("model-refused", $"{runtime} does not take it; expected a model that onnx.checker.check_model accepts; it says: {refused.Brief}");

        DataException Wrong(string code, string message) => new(code, message, path, inner: refused);
    }

    static string DomainOf(string name) => name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : "";
}
