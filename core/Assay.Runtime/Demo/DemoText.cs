using System.Globalization;

namespace Assay.Runtime.Demo;

/// <summary>The text files of the demo.</summary>
static class DemoText
{
    public const string InjectedHeader = "sample,kind,strength,instance,class,new_class,x,y,width,height,changed_px";

    /// <summary>The pipeline, as a user would write it for a folder of images and label maps with stored probabilities.</summary>
    public static string Pipeline { get; } = $$"""
        # Finds the label errors that `assay demo` has hidden: the least credible labels first, by a model's probabilities.
        dataset:
          masks: { images: {{DemoFolder.Images}}, labels: {{DemoFolder.Labels}} }
          classes: [{{string.Join(", ", Scene.ClassNames)}}]
        references:
          model:
            arrays: { probabilities: {{DemoFolder.Model}} }
        steps:
          - ti: { reference: model }          # how far the label map agrees with the model's, class by class
          - soft_min: { reference: model }    # how much the model believes the labels, mostly where it believes them least
          - random: {}                        # what picking at random would find
            id: baseline
          - lowest: { by: soft_min, count: 50 }
        review: { terminal: {} }            # assay review: the queue, a key per image
        outputs: [{ report: {} }]           # run/report.html

        """.ReplaceLineEndings("\n");

    /// <summary>A pipeline that compares scorers on the same data: what <c>assay evaluate</c> is shown with.</summary>
    public static string Scorers { get; } = $$"""
        # Which scorer finds which kind of error? assay evaluate scorers.yaml --injected injected.csv
        dataset:
          masks: { images: {{DemoFolder.Images}}, labels: {{DemoFolder.Labels}} }
          classes: [{{string.Join(", ", Scene.ClassNames)}}]
        references:
          model:
            arrays: { probabilities: {{DemoFolder.Model}} }
        steps:
          - soft_min: { reference: model }
          - ti: { reference: model }
          - correct_pixels: { reference: model }
          - correct_pixels_thresholded: { reference: model }
          - label_confidence: { reference: model }
          - label_iou: { reference: model }
          - component_confidence: { reference: model }
          - confident_learning: { reference: model }
          - regions: { reference: model }
          - random: {}
          - lowest: { by: soft_min, count: 40 }

        """.ReplaceLineEndings("\n");

    public static string Injected(IEnumerable<LabelError> errors) => InjectedHeader + "\n" + string.Concat(errors.Select(Line));

    static string Line(LabelError error) => string.Create(CultureInfo.InvariantCulture,
        $"{error.Sample},{Name(error.Kind)},{error.Strength},,{Scene.ClassNames[error.ClassFrom]},{Scene.ClassNames[error.ClassTo]},{error.Box.X},{error.Box.Y},{error.Box.Width},{error.Box.Height},{error.AreaPx}\n");

    public static string Name(LabelErrorKind kind) => kind.ToString().ToLowerInvariant();
}
