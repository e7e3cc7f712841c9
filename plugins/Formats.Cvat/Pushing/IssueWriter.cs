using System.Text.Json.Nodes;
using Assay.Formats.Cvat.Server;

namespace Assay.Formats.Cvat.Pushing;

/// <summary>Makes issues of items; an item that has one already gets no other.</summary>
sealed class IssueWriter(Pushes pushes, CvatServerOptions options)
{
    public async Task WriteAsync(CancellationToken cancel)
    {
        PushedItem[] wanted = [.. pushes.Wanted(options.Issues)];
        PushedItem[] fine = options.Resolve ? [.. pushes.Items.Where(item => item.IsFine)] : [];
        var known = await KnownIssues.OfAsync(pushes.Place.Client, wanted.Concat(fine).Select(item => item.Frame.Job.Id), cancel);
        FoundThings found = new(pushes.Run.Folder, wanted.Select(item => item.Item.Id).ToHashSet(StringComparer.Ordinal));
        foreach (var item in wanted.Where(item => known.Find(item.Item.Id) is null && !fine.Contains(item)))
            if (item.IsError || !item.IsControl || found.Of(item.Item.Id).Count > 0)
                await CreateAsync(item, found, cancel);
            else
                pushes.Ledger.Add(PushLosses.Control.Of(1, sample: item.Item.Sample)); // Nobody suspects it: it was drawn.
        foreach (var item in fine)
            if (known.Find(item.Item.Id) is (var issue, false))
                await pushes.Outbox.SendAsync(HttpMethod.Patch, $"api/issues/{issue}", new JsonObject { ["resolved"] = true }, $"item {item.Item.Id} of '{item.Item.Sample}' is right after all", repeatable: true, cancel);
    }

    async Task CreateAsync(PushedItem item, FoundThings found, CancellationToken cancel)
    {
        var position = await PositionAsync(item, found, cancel);
        JsonObject body = new()
        {
            ["frame"] = item.Frame.Number,
            ["job"] = item.Frame.Job.Id,
            ["position"] = new JsonArray([.. position.Select(number => (JsonNode)Math.Round(number, 2))]),
            ["message"] = IssueText.Of(item, found.Of(item.Item.Id)),
        };
        var what = $"issue about item {item.Item.Id} of '{item.Item.Sample}', frame {item.Frame.Number}";
        try
        {
            await pushes.Outbox.SendAsync(HttpMethod.Post, "api/issues", body, what, repeatable: false, cancel);
        }
        catch (DataException doubtful) when (doubtful.Code == CvatClient.Doubtful)
        {
            if ((await KnownIssues.OfAsync(pushes.Place.Client, [item.Frame.Job.Id], cancel)).Find(item.Item.Id) is null)
                await pushes.Outbox.SendAsync(HttpMethod.Post, "api/issues", body, what, repeatable: false, cancel);
        }
    }

    /// <summary>Left, top, right, bottom in the frame's pixels.</summary>
    async ValueTask<double[]> PositionAsync(PushedItem item, FoundThings found, CancellationToken cancel)
    {
        var sample = await pushes.Run.ReadAsync(pushes.Positions[item.Item.Sample], cancel);
        var box = item.Item switch
        {
            { Region: { } region } => region.Box,
            { Instance: { } ours } => (pushes.Place.Own is null ? sample.Labels?.Instances?.ElementAtOrDefault(ours) : ItemPlace.Find(item.Item, sample.Labels?.Instances ?? []))?.Bounds,
            { ReferenceInstance: { } theirs, Reference: { } reference } => (await pushes.Run.OpinionAsync(reference, item.Item.Sample, cancel)).Instances?.ElementAtOrDefault(theirs)?.Bounds,
            _ => null,
        } ?? found.BoxOf(item.Item.Id) ?? new Box(0, 0, sample.Size.Width, sample.Size.Height);
        return [Math.Clamp(box.X, 0, sample.Size.Width), Math.Clamp(box.Y, 0, sample.Size.Height), Math.Clamp(box.Right, 0, sample.Size.Width), Math.Clamp(box.Bottom, 0, sample.Size.Height)];
    }
}
