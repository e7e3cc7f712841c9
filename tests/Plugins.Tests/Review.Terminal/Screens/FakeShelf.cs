using Assay.Review.Terminal;

namespace Assay.Tests.Review.Terminal.Screens;

/// <summary>Opens items when they are asked for, or, when told to wait, never.</summary>
sealed class FakeShelf(FakeReview review) : IItemShelf
{
    readonly Dictionary<int, ShelvedItem> open = [];

    /// <summary>Nothing is opened any more.</summary>
    public bool Waits { get; set; }

    /// <summary>The last wish.</summary>
    public IReadOnlyList<int> Wanted { get; private set; } = [];

    public ShelvedItem? Find(int position) => open.GetValueOrDefault(position);

    public void Want(IReadOnlyList<int> positions)
    {
        Wanted = positions;
        foreach (var position in Waits ? [] : positions)
            if (!open.ContainsKey(position))
                open[position] = Open(position);
    }

    public void Retry(int position) => open.Remove(position);

    ShelvedItem Open(int position)
    {
        try
        {
            var item = review.Open(review.Items[position]);
            return new ShelvedItem(item, OpenPicture.Load(review.Items[position], item, new ClassLook(review.Classes), () => null, new Dictionary<string, ViewOptions>()), null,
                [new ClassFact(0, 0.88, 0.7, 0.79) { IsShare = true }, new ClassFact(1, 0.12, 0.19, 0.63) { IsShare = true }, new ClassFact(2, 0, 0.13, 0) { IsShare = true }]);
        }
        catch (DataException e)
        {
            return new ShelvedItem(null, null, e.Message, []);
        }
    }
}
