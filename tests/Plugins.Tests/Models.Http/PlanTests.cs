using Assay.Models.Http;

namespace Assay.Tests.Http;

public sealed class PlanTests
{
    static readonly HttpOptions Plain = new() { Url = "http://localhost:1/p" };

    static HttpReference Make(HttpOptions options) => new(options, new StubHost());

    public static TheoryData<string, Func<HttpOptions, HttpOptions>, Evidence> Forms => new()
    {
        { "default", options => options, Evidence.LabelMap },
        { "classification", options => options with { Task = ModelTask.Classification }, Evidence.ClassScores },
        { "regression", options => options with { Task = ModelTask.Regression }, Evidence.Value },
        { "detection", options => options with { Task = ModelTask.Detection }, Evidence.Instances },
        { "scaneo", options => options with { Preset = Preset.Scaneo }, Evidence.LabelMap },
        { "probabilities", options => options with { Response = AnswerForm.ProbabilitiesTiff }, Evidence.Probabilities },
        { "steps make a mask", options => options with { Response = AnswerForm.ProbabilitiesTiff, Postprocess = ["Threshold"] }, Evidence.LabelMap },
        { "npy of scores", options => options with { Response = AnswerForm.Npy, Task = ModelTask.Classification }, Evidence.ClassScores },
        { "kserve", options => options with { Preset = Preset.KserveV2, Model = "m" }, Evidence.Probabilities },
        { "kserve masks", options => options with { Preset = Preset.KserveV2, Model = "m", Response = AnswerForm.MaskTensor }, Evidence.LabelMap },
        { "hosted", options => options with { Preset = Preset.MlInference, Headers = new Dictionary<string, RequestValue> { ["X-API-Key"] = new() { Env = new SecretName("K") } } }, Evidence.Probabilities },
    };

    [Theory]
    [MemberData(nameof(Forms), DisableDiscoveryEnumeration = true)]
    public async Task What_it_gives_is_known_from_its_options(string name, Func<HttpOptions, HttpOptions> change, Evidence gives)
    {
        await using var reference = Make(change(Plain));
        Assert.Equal((name, gives, false, true), (name, reference.Gives, reference.ReadsLabels, reference.Costly));
    }

    public static TheoryData<Func<HttpOptions, HttpOptions>, string> Contradictions => new()
    {
        { options => options with { Url = "localhost:1" }, "'url' is no address" },
        { options => options with { Url = "ftp://h/p" }, "'url' is no address" },
        { options => options with { Url = "http://ann:pw@h/p" }, "'url' holds a name and password for h" },
        { options => options with { Url = "http://h/p?token=1" }, "url: 'token' is written out" },
        { options => options with { Headers = new Dictionary<string, RequestValue> { ["Authorization"] = new() { Text = "Bearer x" } } }, "headers: 'Authorization' is written out" },
        { options => options with { Query = new Dictionary<string, RequestValue> { ["api_key"] = new() { Text = "x" } } }, "query: 'api_key' is written out" },
        { options => options with { Preset = Preset.MlInference }, "needs a key" },
        { options => options with { Preset = Preset.KserveV2 }, "needs the model's name" },
        { options => options with { Response = AnswerForm.Tensor }, "with 'preset: kserve_v2'" },
        { options => options with { Model = "m" }, "are of 'preset: kserve_v2'" },
        { options => options with { Task = ModelTask.Detection, Postprocess = ["Argmax"] }, "the answer holds objects" },
        { options => options with { Activation = Activation.Softmax }, "the answer holds none" },
        { options => options with { Postprocess = ["Softmax"] }, "'Softmax' is no step" },
        { options => options with { Postprocess = ["Argmax(2)"] }, "'Argmax(2)' is no step, expected Argmax" },
        { options => options with { Preprocess = ["RGB"] }, "'RGB' is no step" },
        { options => options with { Preprocess = ["S2RGB"], Bands = ["1"] }, "S2RGB chooses bands" },
        { options => options with { Clip = [1, 0] }, "clip is [1, 0]" },
        { options => options with { Std = [0] }, "std holds 0" },
        { options => options with { Bands = ["1-3"], Mean = [1, 2] }, "mean has 2 numbers for 3 bands" },
        { options => options with { At = "a" }, "at: is a place in a JSON body" },
        { options => options with { Response = AnswerForm.MaskPng, Task = ModelTask.Detection }, "task and response do not fit" },
        { options => options with { Labels = ["a", "a"] }, "stands twice" },
    };

    [Theory]
    [MemberData(nameof(Contradictions), DisableDiscoveryEnumeration = true)]
    public void Options_that_contradict_each_other_are_refused_before_anything_runs(Func<HttpOptions, HttpOptions> change, string says) =>
        Assert.Contains(says, Assert.Throws<AssayException>(() => Make(change(Plain))).Message, StringComparison.Ordinal);
}
