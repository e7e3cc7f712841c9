namespace Assay.Scorers.Tracking;

/// <summary>Frames in the middle of a track that lack its object; on the first of them, at the place between.</summary>
static class Gaps
{
    /// <param name="healed">Cuts that are none.</param>
    /// <param name="longest">An object that is away for longer has left.</param>
    public static IEnumerable<Suspicion> Of(IEnumerable<Link> healed, int longest)
    {
        foreach (var link in healed.Where(link => link.From.Copy == 0 && link.Missing > 0 && link.Missing <= longest))
        {
            var words = $"track {link.From.Name} lacks {link.Missing} frame{(link.Missing == 1 ? "" : "s")}";
            yield return new Suspicion(Suspicion.Gap, link.Left.Rank + 1, [link.From.Name], link.Missing, new Finding(FindingKind.Tracking)
            {
                Tag = Suspicion.Gap,
                Class = link.Left.Seen.Class,
                Box = Between(link),
                Detail = words,
                Measured = new Dictionary<string, double> { ["frames"] = link.Missing },
            }, words);
        }
    }

    static Box Between(Link link)
    {
        var (a, b, share) = (link.Left.Seen.Box, link.Back.Seen.Box, 1.0 / (link.Missing + 1));
        return new Box(Mix(a.X, b.X, share), Mix(a.Y, b.Y, share), Mix(a.Width, b.Width, share), Mix(a.Height, b.Height, share));
    }

    static double Mix(double from, double to, double share) => from + share * (to - from);
}
