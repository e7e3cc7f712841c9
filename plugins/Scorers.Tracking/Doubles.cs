namespace Assay.Scorers.Tracking;

/// <summary>Several objects of one track in a frame: each further one, on the first of the frames in a row.</summary>
static class Doubles
{
    public static IEnumerable<Suspicion> Of(Trail trail)
    {
        if (trail.Copy == 0)
            yield break;
        for (var first = 0; first < trail.Places.Count; first++)
        {
            var end = first;
            while (end + 1 < trail.Places.Count && trail.Missing(end) == 0)
                end++;
            yield return Suspicion.Of(Suspicion.Double, trail.Places[first], [trail.Name], end - first + 1, $"a further object of track {trail.Name}");
            first = end;
        }
    }
}
