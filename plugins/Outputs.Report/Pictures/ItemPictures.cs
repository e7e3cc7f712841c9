namespace Assay.Outputs.Report.Pictures;

/// <summary>A picture of an item.</summary>
/// <param name="Name">Below it.</param>
/// <param name="Text">In place of it.</param>
/// <param name="Jpeg">The file.</param>
sealed record View(string Name, string Text, Size Size, byte[] Jpeg);

/// <summary>What an item looks like.</summary>
/// <param name="Classes">Positions of the classes that are drawn.</param>
/// <param name="Problem">Why there are no pictures, or not all.</param>
sealed record ItemPictures(IReadOnlyList<View> Views, IReadOnlyList<int> Classes, string? Problem)
{
    public bool Differs => Views.Any(view => view.Name == "difference");
}
