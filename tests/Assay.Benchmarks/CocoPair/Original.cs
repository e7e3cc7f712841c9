namespace Assay.Benchmarks.CocoPair;

/// <summary>Dataset A: what is in the images, and how it was drawn.</summary>
sealed class Original
{
    readonly Dice dice;
    readonly int[] counts;
    readonly Quota sizes, crowds, parts;
    readonly Annotator annotator;
    int image;

    public Original(Dice dice, Statistics wanted)
    {
        this.dice = dice;
        counts = Counts(wanted);
        Written = new Count(wanted);
        annotator = new Annotator(dice, wanted, points: 8, shake: .4, slip: .015);
        // Crowds are large, the other sizes hold objects only.
        sizes = new Quota(dice, wanted.VerySmall, wanted.Small - wanted.VerySmall, wanted.Medium, wanted.Large - wanted.Crowds);
        crowds = new Quota(dice, wanted.Instances - wanted.Crowds, wanted.Crowds);
        parts = new Quota(dice, wanted.Instances - wanted.Crowds - wanted.MultiPart, wanted.MultiPart);
    }

    public Count Written { get; }

    /// <summary>The objects of the next image.</summary>
    public Thing[] Imagine(Scene scene)
    {
        var things = new Thing[counts[image++]];
        for (var i = 0; i < things.Length; i++)
        {
            var crowd = crowds.Draw() == 1;
            things[i] = scene.Add(Categories.Draw(dice), crowd ? ObjectSize.Large : (ObjectSize)sizes.Draw(), crowd, crowd || parts.Draw() == 0 ? 1 : PartCount());
        }
        return things;
    }

    public Drawing Draw(Thing thing, Scene scene, double done)
    {
        var drawing = annotator.Draw(thing, scene.Width, scene.Height, done);
        Written.Add(drawing);
        return drawing;
    }

    // 2.42 in the mean.
    int PartCount() => dice.Chance(.7) ? 2 : dice.Chance(.6) ? 3 : 4;

    // One image in a hundred is empty; the others hold 1, 2, ... objects, geometrically, and then one more or less until the sum is right.
    int[] Counts(Statistics wanted)
    {
        var mean = (double)wanted.Instances / wanted.Images / .99 - 1;
        int[] drawn = [.. Enumerable.Range(0, wanted.Images).Select(_ => dice.Chance(.01) ? 0 : 1 + Math.Min(90, (int)(Math.Log(1 - dice.Next()) / Math.Log(mean / (mean + 1)))))];
        for (var left = wanted.Instances - drawn.Sum(); left != 0;)
        {
            var at = dice.Below(drawn.Length);
            if (drawn[at] == 0 || left < 0 && drawn[at] == 1)
                continue;
            drawn[at] += Math.Sign(left);
            left -= Math.Sign(left);
        }
        return drawn;
    }
}
