using System.Text;

namespace Assay.Scorers.Tracking;

/// <summary>All frames, by sample.</summary>
sealed class FrameSurvey(FrameReader reader) : ISurvey
{
    readonly Dictionary<string, Frame> frames = new(StringComparer.Ordinal);

    /// <summary>Samples of sequences that do not say when they are.</summary>
    public int WithoutNumber { get; private set; }

    /// <summary>Objects with a track.</summary>
    public long Tracked => frames.Values.Sum(frame => (long)frame.Sightings.Count);

    /// <summary>Objects without one.</summary>
    public long Untracked => frames.Values.Sum(frame => (long)frame.Untracked);

    /// <summary>By sequence, in order of time; of two samples at one time that with the smaller id is first.</summary>
    public IEnumerable<IGrouping<string, Frame>> Sequences() =>
        frames.Values.OrderBy(frame => frame.Number).ThenBy(frame => frame.Sample, StringComparer.Ordinal).GroupBy(frame => frame.Sequence, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal);

    public void Observe(Exam exam)
    {
        if (reader.Read(exam) is { } frame)
            frames[frame.Sample] = frame;
        else if (reader.LacksNumber(exam))
            WithoutNumber++;
    }

    public void Merge(ISurvey other)
    {
        var part = (FrameSurvey)other;
        WithoutNumber += part.WithoutNumber;
        foreach (var (sample, frame) in part.frames)
            frames[sample] = frame;
    }

    public void Write(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write(WithoutNumber);
        writer.Write(frames.Count);
        foreach (var frame in frames.Values.OrderBy(frame => frame.Sample, StringComparer.Ordinal))
            Write(writer, frame);
    }

    public void Read(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        WithoutNumber += reader.ReadInt32();
        for (var left = reader.ReadInt32(); left > 0; left--)
            if (ReadFrame(reader) is var frame)
                frames[frame.Sample] = frame;
    }

    static void Write(BinaryWriter writer, Frame frame)
    {
        writer.Write(frame.Sample);
        writer.Write(frame.Sequence);
        writer.Write(frame.Number);
        writer.Write(frame.Untracked);
        writer.Write(frame.Sightings.Count);
        foreach (var seen in frame.Sightings)
        {
            writer.Write(seen.Instance);
            writer.Write(seen.Track);
            writer.Write(seen.Class);
            foreach (var number in (double[])[seen.Box.X, seen.Box.Y, seen.Box.Width, seen.Box.Height])
                writer.Write(number);
            writer.Write(seen.Attributes.Count);
            foreach (var value in seen.Attributes)
            {
                writer.Write(value is not null);
                writer.Write(value ?? "");
            }
        }
    }

    static Frame ReadFrame(BinaryReader reader)
    {
        var (sample, sequence, number, untracked) = (reader.ReadString(), reader.ReadString(), reader.ReadDouble(), reader.ReadInt32());
        var seen = new Sighting[reader.ReadInt32()];
        for (var i = 0; i < seen.Length; i++)
        {
            var (instance, track, label) = (reader.ReadInt32(), reader.ReadString(), reader.ReadInt32());
            var box = new Box(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
            var attributes = new string?[reader.ReadInt32()];
            for (var at = 0; at < attributes.Length; at++)
                attributes[at] = reader.ReadBoolean() ? reader.ReadString() : Skip(reader);
            seen[i] = new Sighting(instance, track, label, box, attributes);
        }
        return new Frame(sample, sequence, number, seen, untracked);
    }

    static string? Skip(BinaryReader reader)
    {
        reader.ReadString();
        return null;
    }
}
