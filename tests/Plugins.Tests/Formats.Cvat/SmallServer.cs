using Assay.Formats.Cvat;
using Assay.Testing.Cvat;

namespace Assay.Tests.Cvat;

/// <summary>Project 3 with two tasks, and a video in a task of its own. Task 12 has six frames in two jobs: 31 is done, 32 is not, its frame 4 was deleted.</summary>
sealed class SmallServer : IDisposable
{
    readonly TempFolder folder = new();
    readonly List<CvatDataset> open = [];

    public SmallServer()
    {
        Host = new ServerHost(folder.Path);
        var state = Fake.State;
        state.AddProject(3);
        state.AddLabel(1, "car", project: 3, attribute: (7, "colour"));
        state.AddLabel(2, "tree", project: 3);
        state.AddTask(12, "quay", Enumerable.Range(0, 6).Select(i => $"a{i}.png"), project: 3);
        state.AddJob(31, 12, 0, 2, "validation", "new");
        state.AddJob(32, 12, 3, 5, "annotation", "in progress");
        state.Delete(12, 4);
        state.AddShape(31, 101, 0, 1, "rectangle", 2, 3, 12, 9);
        state.AddShape(31, 102, 1, 2, "polygon", 1, 1, 9, 1, 9, 8);
        state.AddShape(32, 103, 5, 1, "rectangle", 20, 10, 30, 20);
        state.AddTask(13, "mole", ["b0.png"], project: 3);
        state.AddJob(33, 13, 0, 0, "acceptance", "completed");
        state.AddTask(20, "drive", Enumerable.Repeat("drive.mp4", 8), isVideo: true);
        state.AddLabel(9, "ship", task: 20);
        state.AddJob(50, 20, 0, 7);
        state.AddShape(50, 201, 5, 9, "rectangle", 1, 1, 5, 5);
    }

    public FakeCvat Fake { get; } = new();

    public ServerHost Host { get; }

    public string Path => folder.Path;

    public Http.Pauses Pauses { get; } = new();

    public CvatOptions Task(params int[] tasks) => new() { Url = Fake.Url, Task = tasks, TokenEnv = new SecretName("CVAT_TOKEN") };

    public CvatOptions Job(params int[] jobs) => Task() with { Job = jobs };

    public CvatOptions Project => Task() with { Project = 3 };

    public async Task<CvatDataset> OpenAsync(CvatOptions options)
    {
        CvatDataset dataset = new(options, Host) { Time = Pauses };
        open.Add(dataset);
        await dataset.OpenAsync(TestContext.Current.CancellationToken);
        return dataset;
    }

    /// <summary>What opening comes to, as code and message without the server's address.</summary>
    public async Task<(string Code, string Message)> FailsAsync(CvatOptions options)
    {
        var failure = await Assert.ThrowsAnyAsync<AssayException>(() => OpenAsync(options));
        return (failure.Code, failure.Message.Replace(Fake.Url, "SERVER", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        open.ForEach(dataset => dataset.DisposeAsync().AsTask().GetAwaiter().GetResult());
        Fake.Dispose();
        folder.Dispose();
    }
}
