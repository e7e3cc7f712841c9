using Assay.Formats.Cvat.Reading;
using Assay.Formats.Cvat.Server;

namespace Assay.Formats.Cvat.Pushing;

/// <summary>Where the samples of a run stand on a server: the dataset's own frames, or those of the same names.</summary>
sealed class ServerPlace : IAsyncDisposable
{
    readonly Dictionary<string, CvatImage> frames = new(StringComparer.Ordinal);
    readonly CvatDataset? opened;

    ServerPlace(CvatClient client, CvatDataset? own, CvatDataset? opened) => (Client, Own, this.opened) = (client, own, opened);

    public CvatClient Client { get; }

    /// <summary>The run's dataset, when it was read from this server: its objects have the server's ids.</summary>
    public CvatDataset? Own { get; }

    public CvatDataset Theirs => (Own ?? opened)!;

    /// <exception cref="AssayException">No server is named, or none of its frames is a sample's.</exception>
    public static async Task<ServerPlace> OpenAsync(CvatServerOptions options, IRun run, IHost host, TimeProvider time, CancellationToken cancel)
    {
        var own = run.Dataset as CvatDataset is { Snapshot: not null } known ? known : null;
        if (options.Url is null && own is null)
            throw new AssayException("cvat-options", "cvat_server: the dataset was not read from a CVAT server (or is cut into tiles), so there is none to send anything to; name one: url:, and project:, task: or job:");
        var url = options.Url ?? own!.Options.Url!;
        var (token, connection) = (options.TokenEnv ?? own?.Options.TokenEnv, options.Connection ?? own?.Options.Connection);
        var opened = options.Url is null ? null : new CvatDataset(new CvatOptions { Url = url, Project = options.Project, Task = options.Task, Job = options.Job, TokenEnv = token, Connection = connection }, host) { Time = time };
        if (opened is not null)
            await opened.OpenAsync(cancel);
        ServerPlace place = new(Connecting.Open(url, connection, token, host, time), opened is null ? own : null, opened);
        place.Join(run.Dataset.Ids);
        return place;
    }

    void Join(IReadOnlyList<string> ids)
    {
        var images = Enumerable.Range(0, Theirs.Ids.Count).Select(Theirs.ImageAt).ToArray();
        var byId = images.ToDictionary(image => image.Id, StringComparer.Ordinal);
        var byStem = images.GroupBy(image => Stem(image.Name), StringComparer.Ordinal).Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.Single(), StringComparer.Ordinal);
        foreach (var id in ids)
            if (byId.TryGetValue(id, out var image) || Own is null && byStem.TryGetValue(Stem(id), out image))
                frames[id] = image;
        if (frames.Count == 0)
            throw new AssayException("cvat-options", $"cvat_server: none of the {ids.Count} samples ('{ids[0]}') is one of the {images.Length} frames on the server ('{images[0].Name}'); names must be the same but for the extension, and tiles cannot be pushed");
    }

    static string Stem(string name) => Path.ChangeExtension(name, null);

    /// <summary>Null when the server has no such frame.</summary>
    public ServerFrame? FrameOf(string sample) => frames.GetValueOrDefault(sample)?.Server;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (opened is not null)
            await opened.DisposeAsync();
    }
}
