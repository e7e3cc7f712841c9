namespace Assay.Runtime.Explaining;

/// <summary>Codes of what references that run models say.</summary>
static class ModelCodes
{
    public static readonly Explanation[] All =
    [
        new("activation-twice", "A model gives probabilities already, and the pipeline asks for another activation on top, which makes every answer look unsure.",
            "activation: softmax for a model that ends with a softmax", "Say activation: none."),
        new("band-mismatch", "The bands of an image, or those that 'bands' names, are not as many as the model takes.",
            "an RGBA image for a model of three channels", "Name the bands: bands: 1-3."),
        new("broken-model", "A model's file is no ONNX file, or is cut off.",
            "a Git LFS pointer that was saved as model.onnx", "Export or copy it again."),
        new("flat-box", "A detector gave boxes without area within the image; they are left out.",
            "boxes: xyxy for a detector that gives width and height", "Say what its boxes are: boxes: xywh."),
        new("model-changed", "A model's file was replaced while it was in use; what was loaded at the beginning answered to the end.",
            "an export into the same file during a run", "Run again when the export is complete."),
        new("model-external", "A model keeps weights in another file, which is not beside it.",
            "model.onnx without model.onnx.data", "Copy that file into the model's folder."),
        new("model-failed", "A model fails on an image that it should take.",
            "a side that is no multiple of 32", "Say pad_multiple, resize or tile."),
        new("model-gives-map", "A model gives a class for every pixel and no probabilities; scorers of probabilities have no evidence.",
            "an argmax as the last operator", "Export it without the argmax."),
        new("model-input", "A model takes something else than one image.",
            "two inputs, or an input of two sides", "Export a model of one image; look at it with assay describe model.onnx."),
        new("model-operator", "A model uses an operator that is not ONNX's.",
            "com.example.Foo", "Export it without custom operators."),
        new("model-output", "A model's output is not what the task needs, or it is not clear which one is meant.",
            "task: segmentation for a classifier", "Correct 'task', or name the output; assay describe model.onnx lists them."),
        new("model-refused", "ONNX Runtime does not take a model, for a reason of its own.",
            "inputs of an operator that do not fit each other", "Check it with onnx.checker, and export it again."),
        new("model-size", "A model takes pictures of one size, and the image has another.",
            "an image of 509x509 for a model of 512x512", "Say resize, pad_multiple or tile."),
        new("model-too-new", "A model's file format or operators are newer than the installed ONNX Runtime.",
            "opset 25 and ONNX Runtime 1.17", "Install a newer ONNX Runtime, or export for an older opset."),
        new("old-library", "An installed library is too old.",
            "ONNX Runtime 1.8", "Install a newer one."),
        new("onnx-options", "Options of 'onnx' contradict each other or cannot be.",
            "resize and tile together", "Leave one of them out."),
        new("provider-unavailable", "What should compute a model is not there or does not take it; the processor computes instead.",
            "provider: cuda without a driver", "Say provider: cpu, or install what is missing."),
    ];
}
