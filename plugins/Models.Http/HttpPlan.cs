using Assay.Models.Http.Answers;
using Assay.Models.Http.Images;

namespace Assay.Models.Http;

/// <summary>What is asked and how the answer is read: the options with their preset's defaults, checked against each other.</summary>
sealed record HttpPlan
{
    /// <exception cref="AssayException">Options contradict each other.</exception>
    public HttpPlan(HttpOptions options)
    {
        Options = options;
        Url = ReadUrl(options.Url);
        Encoding = options.Encoding ?? DefaultEncoding(options);
        Response = options.Response ?? DefaultResponse(options);
        After = [.. options.Postprocess.Select(AfterStep.Parse)];
        Preprocessing = new Preprocessing(options);
        CheckSecrets(options);
        Check(options);
    }

    public HttpOptions Options { get; }

    public Uri Url { get; }

    public ImageEncoding Encoding { get; }

    public AnswerForm Response { get; }

    public IReadOnlyList<AfterStep> After { get; }

    public Preprocessing Preprocessing { get; }

    public bool IsTensor => Encoding == ImageEncoding.Tensor;

    /// <summary>A prompt per annotated object.</summary>
    public bool Prompts => Task == ModelTask.Sam;

    public ModelTask Task => TaskOf(Options);

    static ModelTask TaskOf(HttpOptions options) => options.Preset == Preset.NuclioSam ? ModelTask.Sam : options.Task;

    public Evidence Gives => Response switch
    {
        AnswerForm.MaskTiff or AnswerForm.MaskPng or AnswerForm.MaskNpy or AnswerForm.MaskTensor => Evidence.LabelMap,
        AnswerForm.JsonBoxes or AnswerForm.JsonRle or AnswerForm.Geojson or AnswerForm.JsonMask => Evidence.Instances,
        AnswerForm.ProbabilitiesTiff => OfPixels,
        AnswerForm.JsonScores => OfImage,
        _ => Task == ModelTask.Segmentation ? OfPixels : OfImage,
    };

    Evidence OfPixels => After.Count > 0 ? Evidence.LabelMap : Evidence.Probabilities;

    Evidence OfImage => Task == ModelTask.Regression ? Evidence.Value : Evidence.ClassScores;

    static ImageEncoding DefaultEncoding(HttpOptions options) => options.Preset switch
    {
        Preset.KserveV2 => ImageEncoding.Tensor,
        Preset.NuclioSam => ImageEncoding.JsonBase64,
        _ => TaskOf(options) == ModelTask.Sam ? ImageEncoding.MultipartPng : ImageEncoding.MultipartTiff,
    };

    static AnswerForm DefaultResponse(HttpOptions options) => options.Preset switch
    {
        Preset.KserveV2 => AnswerForm.Tensor,
        Preset.NuclioSam => AnswerForm.JsonMask,
        Preset.MlInference => AnswerForm.ProbabilitiesTiff,
        _ => TaskOf(options) switch
        {
            ModelTask.Classification or ModelTask.Regression => AnswerForm.JsonScores,
            ModelTask.Detection => AnswerForm.JsonBoxes,
            ModelTask.Sam => AnswerForm.Geojson,
            _ => AnswerForm.MaskTiff,
        },
    };

    static Uri ReadUrl(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Host.Length == 0)
            throw new AssayException("bad-url", "'url' is no address, expected http://HOST:PORT/PATH or https://...");
        if (url.UserInfo.Length > 0)
            throw new AssayException("bad-url", $"'url' holds a name and password for {url.Host}, which would be written to the run folder; send them as headers: {{ Authorization: {{ env: NAME, before: 'Basic ' }} }}");
        return url;
    }

    /// <summary>What is written down in a pipeline is written to the run folder too, and people share both.</summary>
    static void CheckSecrets(HttpOptions options)
    {
        foreach (var (where, values) in new[] { ("headers", options.Headers), ("form", options.Form), ("query", options.Query) })
            foreach (var (name, value) in values)
                if (value.Text is not null && Secrets.LooksLikeOne(name))
                    throw new AssayException("open-secret", $"{where}: '{name}' is written out, and would be so in the run folder; keep it in an environment variable and write {{ env: NAME }}");
        foreach (var pair in ReadUrl(options.Url).Query.TrimStart('?').Split('&'))
            if (pair.Split('=') is [{ Length: > 0 } name, { Length: > 0 }] && Secrets.LooksLikeOne(Uri.UnescapeDataString(name)))
                throw new AssayException("open-secret", $"url: '{name}' is written out, and would be so in the run folder; keep it in an environment variable and write query: {{ {name}: {{ env: NAME }} }}");
        if (options.Preset == Preset.MlInference && !options.Headers.ContainsKey("X-API-Key"))
            throw new AssayException("missing-option", "the preset ml_inference needs a key: headers: { X-API-Key: { env: NAME } }");
    }

    void Check(HttpOptions options)
    {
        if (IsTensor != Response is AnswerForm.Tensor or AnswerForm.MaskTensor || IsTensor != (options.Preset == Preset.KserveV2))
            throw new AssayException("conflicting-options", "tensors are sent and read together, with 'preset: kserve_v2'; leave encoding: and response: out, or say mask_tensor for class numbers");
        if (IsTensor && options.Model is null)
            throw new AssayException("missing-option", "kserve_v2 needs the model's name on the server: model: NAME");
        if (!IsTensor && (options.Model ?? options.Input ?? options.Output) is not null)
            throw new AssayException("conflicting-options", "model:, input: and output: are of 'preset: kserve_v2'; remove them");
        if (IsTensor && options.Form.Count > 0)
            throw new AssayException("conflicting-options", "form: is of multipart and JSON requests; kserve_v2 sends tensors only, remove it");
        if (After.Count > 0 && Gives != Evidence.LabelMap)
            throw new AssayException("conflicting-options", $"postprocess: makes a mask of numbers per pixel, but the answer holds {Gives switch { Evidence.Instances => "objects", Evidence.Value => "a number", _ => "scores of the image" }}; remove it");
        if (After.Count > 0 && options.Activation != Activation.None)
            throw new AssayException("conflicting-options", "postprocess: and activation: both treat the model's numbers; keep one of them");
        if (options.Activation != Activation.None && Gives is not (Evidence.Probabilities or Evidence.ClassScores))
            throw new AssayException("conflicting-options", "activation: makes probabilities, but the answer holds none; remove it");
        if (Prompts != Response is AnswerForm.Geojson or AnswerForm.JsonMask && (Prompts || Response == AnswerForm.JsonMask))
            throw new AssayException("conflicting-options", Prompts ? "task sam is answered by geojson or json_mask; remove response:" : "json_mask is the answer to task sam; write task: sam");
        if (Response is AnswerForm.MaskTiff or AnswerForm.MaskPng or AnswerForm.ProbabilitiesTiff or AnswerForm.MaskNpy && Task != ModelTask.Segmentation)
            throw new AssayException("conflicting-options", "task and response do not fit: masks and probabilities per pixel are of 'task: segmentation'");
        if (options.At is not null && Response is not (AnswerForm.JsonScores or AnswerForm.JsonBoxes or AnswerForm.JsonRle or AnswerForm.Geojson or AnswerForm.JsonMask))
            throw new AssayException("conflicting-options", "at: is a place in a JSON body, and the answer is none; remove it");
    }
}
