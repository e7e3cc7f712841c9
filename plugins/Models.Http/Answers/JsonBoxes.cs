using System.Text.Json;

namespace Assay.Models.Http.Answers;

/// <summary>Boxes with label and score: <c>[{ "box": [x, y, width, height], "label": 3, "score": 0.9 }]</c>.</summary>
static class JsonBoxes
{
    const string Expected = "an array of { box: [four numbers], label, score }";

    /// <summary>Pixels that a box may reach beyond the image; rounding does that.</summary>
    const double Slack = 1;

    public static Opinion Read(Told told, HttpPlan plan, ClassList names) => ObjectList.Read(told, plan, Expected, (entry, index) => new Instance
    {
        Class = LabelNames.Read(told, entry, names) ?? throw told.Wrong($"object {index} has no label", Expected),
        Confidence = LabelNames.Confidence(told, entry),
        Geometry = new BoxGeometry(ReadBox(told, entry, plan.Options.Boxes)),
    });

    static Box ReadBox(Told told, JsonElement entry, BoxForm form)
    {
        if (entry.Find("box", "bbox")?.Numbers() is not [var x, var y, var third, var fourth])
            throw told.Wrong($"the box is {(entry.Find("box", "bbox") is { } found ? LabelNames.Short(found) : "missing")}", "four finite numbers", "broken-box");
        Box box = form == BoxForm.Xywh ? new(x, y, third, fourth) : new(x, y, third - x, fourth - y);
        if (box.Width <= 0 || box.Height <= 0)
            throw told.Wrong($"the box [{x}, {y}, {third}, {fourth}] has no area", form == BoxForm.Xywh ? "left, top, width, height (boxes: xywh)" : "left, top, right, bottom (boxes: xyxy)", "broken-box");
        var size = told.Sample.Size;
        if (box.X < -Slack || box.Y < -Slack || box.Right > size.Width + Slack || box.Bottom > size.Height + Slack)
            throw told.Wrong($"the box [{x}, {y}, {third}, {fourth}] reaches beyond the image of {size}", form == BoxForm.Xywh ? "pixels of the image as left, top, width, height; if these are left, top, right, bottom say boxes: xyxy"
                : "pixels of the image as left, top, right, bottom; if these are left, top, width, height say boxes: xywh", "box-outside");
        var (left, top) = (Math.Max(0, box.X), Math.Max(0, box.Y));
        return new Box(left, top, Math.Min(size.Width, box.Right) - left, Math.Min(size.Height, box.Bottom) - top);
    }
}
