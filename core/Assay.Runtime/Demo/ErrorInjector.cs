using Assay.Runtime.Injecting;

namespace Assay.Runtime.Demo;

/// <summary>Draws the labels of a scene with one error in them.</summary>
static class ErrorInjector
{
    /// <summary>Small, medium and large errors, in wrong pixels; each is asked for equally often.</summary>
    static readonly (int Least, int Most)[] Sizes = [(40, 150), (150, 600), (600, 4000)];

    const int Attempts = 60;
    const double ShortestShift = 4, LongestShift = 12;

    /// <summary>The labels an annotator would have left, and the error; the wanted size is a wish, at least 40 wrong pixels are not.</summary>
    /// <returns>Null when the scene has no object to go wrong on.</returns>
    public static (ushort[] Labels, LabelError Error)? Inject(SeededRandom random, string sample, Scene scene, LabelErrorKind kind)
    {
        var truth = scene.Render();
        var (least, most) = Sizes[random.Whole(0, Sizes.Length - 1)];
        (ushort[] Labels, LabelError Error)? best = null;
        for (var attempt = 0; attempt < Attempts && scene.Objects.Count > 0; attempt++)
        {
            if (Attempt(random, sample, scene, truth, kind) is not { } found || found.Error.AreaPx < Sizes[0].Least)
                continue;
            if (found.Error.AreaPx >= least && found.Error.AreaPx < most)
                return found;
            best ??= found;
        }
        return best;
    }

    static (ushort[] Labels, LabelError Error)? Attempt(SeededRandom random, string sample, Scene scene, ushort[] truth, LabelErrorKind kind)
    {
        var position = random.Whole(0, scene.Objects.Count - 1);
        var victim = scene.Objects[position];
        var (wrong, strength) = kind switch
        {
            LabelErrorKind.Drop => (scene.Without(position), 1.0),
            LabelErrorKind.Swap => (scene.With(position, victim with { Class = Other(random, victim.Class) }), 1.0),
            _ => Shift(random, scene, position, victim),
        };
        var labels = wrong.Render();
        if (Difference(scene.Size, truth, labels) is not { } difference)
            return null;
        var to = kind == LabelErrorKind.Shift ? victim.Class : difference.Label;
        return (labels, new LabelError(sample, kind, victim.Class, to, difference.Box, difference.Area, strength));
    }

    static (Scene, double) Shift(SeededRandom random, Scene scene, int position, SceneObject victim)
    {
        var distance = Math.Round(random.Between(ShortestShift, LongestShift), 1);
        var t = random.Between(-1, 1);
        var sign = random.Chance(0.5) ? distance : -distance;
        var shape = victim.Shape.Moved(sign * (1 - t * t) / (1 + t * t), sign * 2 * t / (1 + t * t));
        return (scene.With(position, victim with { Shape = shape }), distance);
    }

    /// <summary>Another class of object; exchanging one for the field would be a drop.</summary>
    static int Other(SeededRandom random, int classIndex)
    {
        var other = random.Whole(Scene.Field + 1, Scene.ClassNames.Count - 2);
        return other < classIndex ? other : other + 1;
    }

    /// <summary>The wrong pixels: their box, how many, and the label most of them carry.</summary>
    static (Box Box, int Area, int Label)? Difference(Size size, ushort[] truth, ushort[] labels)
    {
        var (left, top, right, bottom, area) = (int.MaxValue, int.MaxValue, -1, -1, 0);
        var votes = new int[Scene.ClassNames.Count];
        for (var i = 0; i < truth.Length; i++)
        {
            if (truth[i] == labels[i])
                continue;
            var (x, y) = (i % size.Width, i / size.Width);
            (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
            votes[labels[i]]++;
            area++;
        }
        return area == 0 ? null : (new Box(left, top, right - left + 1, bottom - top + 1), area, Array.IndexOf(votes, votes.Max()));
    }
}
