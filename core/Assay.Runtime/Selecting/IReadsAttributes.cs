namespace Assay.Runtime.Selecting;

/// <summary>A table step that needs attributes of the dataset by name; a run is refused before it scores when one is not there.</summary>
interface IReadsAttributes
{
    IReadOnlyList<string> Attributes { get; }
}
