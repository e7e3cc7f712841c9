using System.Globalization;

namespace Assay.Scorers.Tracking;

/// <summary>Makes a frame of an exam.</summary>
sealed class FrameReader(TrackingOptions options)
{
    /// <exception cref="DataException">The dataset has no such attributes.</exception>
    public void Check(IReadOnlyList<AttributeColumn> attributes)
    {
        if (!attributes.Any(column => column.Name == options.Sequence))
            throw new DataException("no-sequences", $"the dataset has no attribute '{options.Sequence}' that says which video a sample is a frame of{There(attributes)}");
        if (!attributes.Any(column => column.Name == options.Frame && column.Number is not null))
            throw new DataException("no-sequences", $"the dataset has no attribute '{options.Frame}' that is a number and says when a frame is{There(attributes)}");
    }

    static string There(IReadOnlyList<AttributeColumn> attributes) =>
        $" (attributes: {(attributes.Count == 0 ? "none" : string.Join(", ", attributes.Select(column => column.Name)))}; 'sequence:' and 'frame:' name others, 'attributes: file.csv' beside the dataset brings more)";

    /// <summary>Whether the sample belongs to a sequence and does not say when it is.</summary>
    public bool LacksNumber(Exam exam) => SequenceOf(exam) is not null && exam.Attributes.Number(options.Frame) is null;

    /// <summary>Null when the sample is no frame of a sequence, or nobody looked for objects in it.</summary>
    public Frame? Read(Exam exam)
    {
        if (exam.Instances is not { } instances || SequenceOf(exam) is not { } sequence || exam.Attributes.Number(options.Frame) is not { } number)
            return null;
        List<Sighting> seen = [];
        var untracked = 0;
        foreach (var (index, instance) in instances.Index())
            if (instance.Crowd || instance.Class < 0)
                continue;
            else if (instance.Track is { } track && instance.Bounds is { } box)
                seen.Add(new Sighting(index, track, instance.Class, box, [.. options.Attributes.Select(name => instance.Attributes.GetValueOrDefault(name))]));
            else
                untracked++;
        return new Frame(exam.Sample.Id, sequence, number, seen, untracked);
    }

    string? SequenceOf(Exam exam)
    {
        var column = exam.Attributes.Columns.First(column => column.Name == options.Sequence);
        var name = column.Text?[exam.Attributes.Row] ?? column.Number?[exam.Attributes.Row]?.ToString("R", CultureInfo.InvariantCulture);
        return string.IsNullOrEmpty(name) ? null : name;
    }
}
