using Assay.Models.Onnx.Runtime;

namespace Assay.Models.Onnx;

/// <summary>Shows the windows of some pictures to a model, several of one size at once, and gathers what it says.</summary>
sealed class ModelRun(OnnxSession session, ModelInput input, IAnswers answers, int most)
{
    public IReadOnlyList<Opinion> Ask(IReadOnlyList<Picture> pictures, CancellationToken cancel)
    {
        var said = pictures.Select(picture => new WindowAnswer[picture.Frame.Places.Count]).ToArray();
        var windows = pictures.SelectMany((picture, p) => picture.Frame.Places.Select((place, w) => (Picture: picture, Place: place, P: p, W: w)));
        foreach (var alike in windows.GroupBy(window => (window.Picture.Frame.Window, window.Picture.Channels)))
            foreach (var some in alike.Chunk(most))
            {
                var tensor = input.Pack([.. some.Select(window => window.Picture.Window(window.Place))], alike.Key.Window);
                var outputs = session.Run(new Dictionary<string, OnnxTensor> { [input.Port.Name] = tensor }, answers.Outputs, cancel);
                Check(outputs, (int)tensor.Shape[0]);
                for (var i = 0; i < some.Length; i++)
                    said[some[i].P][some[i].W] = new(outputs, i);
            }
        return [.. pictures.Select((picture, p) => answers.Read(picture.Frame, said[p]))];
    }

    /// <summary>Every output that is read in parts must have one for each image.</summary>
    void Check(IReadOnlyDictionary<string, OnnxTensor> outputs, int count)
    {
        foreach (var (name, tensor) in outputs)
            if (answers.Batches && (tensor.Shape.Count == 0 ? count != 1 : tensor.Shape[0] != count))
                throw new DataException("model-output", $"output '{name}' is {tensor.ShapeText} for {count} images, expected {count} first; say batch: 1, or export the model with a batch side", session.Path);
    }
}
