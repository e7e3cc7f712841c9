using Assay.Models.Http;

namespace Assay.Tests.Http;

/// <summary>A reference over HTTP with pauses that pass at once.</summary>
sealed class Asked : IAsyncDisposable
{
    public static readonly ClassList Classes = ClassList.Named("sea", "land", "cloud");

    /// <summary>2 x 2, three bands of bytes.</summary>
    public static DrawnImage Photo() => new(new Size(2, 2), PixelType.UInt8, [10, 20, 30, 40], [50, 60, 70, 80], [90, 100, 110, 120]);

    readonly Func<IImage?> image;

    Asked(HttpReference reference, Pauses pauses, Func<IImage?> image) => (Reference, Pauses, this.image) = (reference, pauses, image);

    public HttpReference Reference { get; }

    public Pauses Pauses { get; }

    public static async Task<Asked> OpenAsync(HttpOptions options, Func<IImage?>? image = null, IHost? host = null)
    {
        Pauses pauses = new();
        HttpReference reference = new(options, host ?? new StubHost()) { Time = pauses };
        await reference.OpenAsync(["a", "b"], Classes, TestContext.Current.CancellationToken);
        return new Asked(reference, pauses, image ?? Photo);
    }

    public Question Question(int index = 0, Labels? labels = null)
    {
        using var opened = image();
        return new(index, new Sample { Id = $"s{index}", Size = opened?.Size ?? new Size(2, 2), Labels = labels }, image);
    }

    public async Task<Opinion> AskAsync(int index = 0) => (await Reference.AskAsync([Question(index)], TestContext.Current.CancellationToken))[0];

    public async Task<DataException> FailsAsync(int index = 0) => await Assert.ThrowsAsync<DataException>(() => AskAsync(index));

    public ValueTask DisposeAsync() => Reference.DisposeAsync();
}
