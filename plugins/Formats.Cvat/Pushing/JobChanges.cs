using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Formats.Cvat.Reading;
using Assay.Formats.Cvat.Writing;

namespace Assay.Formats.Cvat.Pushing;

/// <summary>What is to be done to the objects of one job.</summary>
/// <param name="read">Its annotations as the dataset has them.</param>
/// <param name="now">As the server has them.</param>
sealed class JobChanges(Pushes pushes, LabelBook labels, JsonElement read, JsonElement now)
{
    readonly Dictionary<string, JsonElement> then = ById(read), today = ById(now);
    readonly List<JsonObject> created = [], updated = [], deleted = [];

    /// <summary>In the order in which they are sent: what goes first, so that a broken off push leaves rather too little than an object twice.</summary>
    public IReadOnlyList<(string Action, List<JsonObject> Shapes)> Actions => [("delete", deleted), ("update", updated), ("create", created)];

    static Dictionary<string, JsonElement> ById(JsonElement annotations) =>
        annotations.List("shapes").Where(shape => shape.Text("id") is not null).GroupBy(shape => shape.Text("id")!).ToDictionary(group => group.Key, group => group.First());

    public async Task AddAsync(CvatDataset own, int index, CancellationToken cancel)
    {
        var shown = (await pushes.Run.ReadAsync(index, cancel)).Labels?.Instances ?? [];
        var errors = pushes.Items.Where(item => item.IsError && item.Item.Sample == own.Ids[index]).ToArray();
        if (!Array.TrueForAll(errors, error => ItemPlace.Holds(error.Item, shown)))
        {
            Lose(PushLosses.Changed, errors.Length, own.Ids[index]); // Positions have moved since the run: nothing that was said of this sample can be trusted to mean what it meant.
            return;
        }
        var corrected = await pushes.Run.CorrectAsync(index, cancel);
        Lose(PushLosses.NotApplied, corrected.Left.Count, own.Ids[index]);
        if (corrected.Applied.Count == 0)
            return;
        var before = (await own.ReadAsync(index, cancel)).Labels;
        if (corrected.Own.Labels?.Map is not null || !(corrected.Own.Labels?.Tags ?? []).SequenceEqual(before?.Tags ?? []))
            Lose(PushLosses.NotApplied, corrected.Applied.Count, own.Ids[index]); // Pixels and tags are drawn by nobody here.
        var was = before?.Instances ?? [];
        Instance[] drawn = [.. (corrected.Own.Labels?.Instances ?? []).Where((_, i) => corrected.Origins.ElementAtOrDefault(i) is null)];
        var gone = Enumerable.Range(0, was.Count).Except(corrected.Origins.OfType<int>()).Select(position => was[position]).ToList();
        foreach (var instance in drawn)
        {
            var replaced = gone.FindIndex(one => one.SourceId is not null && one.SourceId == instance.SourceId && one.Track == instance.Track);
            Draw(own, index, instance, replaced < 0 ? null : gone[replaced]);
            if (replaced >= 0)
                gone.RemoveAt(replaced);
        }
        foreach (var instance in gone)
            if (Current(instance, own.Ids[index]) is { } shape)
                deleted.Add(ShapeJson.Again(shape));
    }

    void Draw(CvatDataset own, int index, Instance instance, Instance? replaced)
    {
        var (sample, frame) = (own.Ids[index], own.ImageAt(index).Server!);
        SampleLedger losses = new(sample, null);
        var name = own.Classes.FirstOrDefault(known => known.Id == instance.Class)?.Name;
        if (name is null || labels.Find(name, frame.Task) is not { } label)
            Lose(PushLosses.Labels, 1, sample);
        else if (ShapeMaker.Of(instance, name, own.SizeAt(index), losses) is not { } shape)
            Lose(PushLosses.NotApplied, 1, sample);
        else
        {
            var json = ShapeJson.Of(shape, frame.Number, (int)label.Long("id")!);
            Lose(PushLosses.Attributes, LabelBook.Fill(json, label, shape.Attributes.Where(pair => pair.Key is not ("shape" or "rotation"))), sample);
            Place(json, replaced, sample);
        }
    }

    void Place(JsonObject json, Instance? replaced, string sample)
    {
        if (replaced is null)
        {
            if (!today.Values.Any(said => ShapeJson.Same(said, json)))
                created.Add(json);
        }
        else if (Current(replaced, sample) is { } shape && shape.Long("id") is { } id)
        {
            json["id"] = id;
            updated.Add(json);
        }
    }

    /// <summary>The server's object; null when it is not the one that was looked at any more.</summary>
    JsonElement? Current(Instance instance, string sample)
    {
        if (instance.Track is not null)
            Lose(PushLosses.Tracks, 1, sample);
        else if (instance.SourceId is { } id && today.TryGetValue(id, out var shape) && then.TryGetValue(id, out var read) && JsonElement.DeepEquals(shape, read))
            return shape;
        else
            Lose(PushLosses.Changed, 1, sample);
        return null;
    }

    void Lose(Labelling.CvatConversion what, long count, string sample)
    {
        if (count > 0)
            pushes.Ledger.Add(what.Of(count, sample: sample));
    }
}
