namespace Assay.Runtime.Tests.Scripts;

/// <summary>Exams of label maps drawn as text.</summary>
static class TestExam
{
    public static ClassList Classes { get; } = ClassList.Named("clear", "cloud", "thin_cloud");

    /// <summary>The step's main value, null when there is no evidence.</summary>
    public static double? MainValue(this Score score) => score.Values is [var value, ..] ? value : null;

    public static Exam Of(string labels, params (string Role, Opinion Opinion)[] opinions)
    {
        var map = LabelMap.Parse(labels);
        Sample sample = new() { Id = "roi/a", Size = map.Size, Labels = new Labels { Map = map } };
        return new Exam(sample, Classes, opinions.ToDictionary(entry => entry.Role, entry => entry.Opinion));
    }
}
