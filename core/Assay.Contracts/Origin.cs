namespace Assay;

/// <summary>
/// Where a sample, or an opinion, is read from. As long as the origin and its files' sizes and times stay, reading again gives the same; the host then need not read at all.
/// </summary>
/// <param name="Files">Absolute paths of all files that reading looks into: labels, and the image when there is one. None: what is read depends on nothing but the options.</param>
/// <param name="Place">Which part of them, when they hold more than one: an entry's position.</param>
public sealed record Origin(IReadOnlyList<string> Files, string Place = "");
