namespace Assay.Review.Terminal;

/// <summary>
/// Opens items beside the screen, the most urgent first, two at a time, and draws their pictures ahead. Keeps a few more than are wanted, so that going back is as quick as going on.
/// </summary>
public sealed class ItemShelf : IItemShelf, IDisposable
{
    const int Kept = 10, AtOnce = 2;

    readonly IReview review;
    readonly IReadOnlyDictionary<string, ViewOptions> views;
    readonly Action<int> arrived;
    readonly ClassLook look;
    readonly CancellationTokenSource stop = new();
    readonly Lock gate = new();
    readonly Dictionary<int, ShelvedItem> shelf = [];
    readonly LinkedList<int> order = []; // The latest wanted first.
    readonly HashSet<int> opening = [];
    IReadOnlyList<int> wanted = [];

    /// <summary>Nothing is open yet.</summary>
    /// <param name="review">Whose items.</param>
    /// <param name="views">Ways to look at images.</param>
    /// <param name="arrived">Called on another thread when an item is there.</param>
    public ItemShelf(IReview review, IReadOnlyDictionary<string, ViewOptions> views, Action<int> arrived) =>
        (this.review, this.views, this.arrived, look) = (review, views, arrived, new ClassLook(review.Classes));

    /// <summary>Called beside the screen with each item before it counts as there: draws ahead.</summary>
    public Action<ShelvedItem> Prepare { get; set; } = _ => { };

    /// <inheritdoc/>
    public ShelvedItem? Find(int position)
    {
        lock (gate)
            return shelf.GetValueOrDefault(position);
    }

    /// <inheritdoc/>
    public void Want(IReadOnlyList<int> positions)
    {
        lock (gate)
        {
            if (positions.SequenceEqual(wanted))
                return;
            wanted = [.. positions];
            foreach (var position in positions.Reverse())
            {
                order.Remove(position);
                order.AddFirst(position);
            }
            while (order.Count > Kept)
            {
                shelf.Remove(order.Last!.Value);
                order.RemoveLast();
            }
            StartNext();
        }
    }

    /// <inheritdoc/>
    public void Retry(int position)
    {
        lock (gate)
        {
            shelf.Remove(position);
            StartNext();
        }
    }

    void StartNext()
    {
        foreach (var position in wanted)
            if (opening.Count < AtOnce && !stop.IsCancellationRequested && !shelf.ContainsKey(position) && opening.Add(position))
                _ = Task.Run(() => OpenAsync(position));
    }

    async Task OpenAsync(int position)
    {
        ShelvedItem? item = null;
        try
        {
            item = await ItemOpener.OpenAsync(review, review.Items[position], look, views, stop.Token).ConfigureAwait(false);
            Prepare(item);
        }
        catch (OperationCanceledException)
        {
            // The screen is closing.
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A front end shows what broke instead of falling over: the reviewer can go on with the next item.
            item = new ShelvedItem(null, null, $"{e.GetType().Name}: {e.Message}", []);
        }
        Arrive(position, item);
    }

    void Arrive(int position, ShelvedItem? item)
    {
        lock (gate)
        {
            opening.Remove(position);
            if (item is not null && order.Contains(position))
                shelf[position] = item;
            StartNext();
        }
        if (item is not null && !stop.IsCancellationRequested)
            arrived(position);
    }

    /// <summary>Stops opening.</summary>
    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }
}
