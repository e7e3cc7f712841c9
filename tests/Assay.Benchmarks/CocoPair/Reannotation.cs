namespace Assay.Benchmarks.CocoPair;

/// <summary>Dataset B: A's objects seen again, by somebody more exact.</summary>
sealed class Reannotation(Dice dice, Statistics wanted)
{
    // By size. With them about as many of A's objects meet one of B's at an IoU of 0.5 as the study reports: 56, 77 and 85 % of the small, medium and large.
    static readonly double[] Dropped = [.6, .25, .13, .07], Careless = [.15, .1, .07, .06];
    const double Split = .02, OtherClass = .02, Busy = .3;

    readonly Annotator annotator = new(dice, wanted, points: 11, shake: .25, slip: .008);

    public Count Written { get; } = new(wanted);

    public List<Drawing> Draw(Thing[] things, Scene scene, double done)
    {
        List<Drawing> drawings = [];
        foreach (var thing in things)
            if (!dice.Chance(Dropped[(int)thing.Size]))
                Redraw(thing, scene, done, drawings);
        // Additions come to some images only, and there all that is due.
        if (dice.Chance(Busy) || done == 1)
            foreach (var size in Enum.GetValues<ObjectSize>())
                for (var due = Written.Due(size, done); due > 0; due--)
                    Keep(Invent(scene, size, done), scene, done, drawings);
        return drawings;
    }

    void Redraw(Thing thing, Scene scene, double done, List<Drawing> drawings)
    {
        if (dice.Chance(OtherClass))
            thing = thing with { Class = Categories.Confuse(dice, thing.Class) };
        if (!thing.Crowd && thing.Parts.Length > 1 && dice.Chance(10 * Split))
            foreach (var part in thing.Parts)
                Keep(thing with { Parts = [part], Size = SizeOf(part) }, scene, done, drawings);
        else
            Keep(IsDueParts(thing, done) ? Divide(thing) : thing, scene, done, drawings);
    }

    void Keep(Thing thing, Scene scene, double done, List<Drawing> drawings)
    {
        drawings.Add(annotator.Draw(thing, scene.Width, scene.Height, done, dice.Chance(Careless[(int)thing.Size])));
        Written.Add(drawings[^1]);
    }

    Thing Invent(Scene scene, ObjectSize size, double done)
    {
        var crowd = size > ObjectSize.VerySmall && Written.DueCrowds(done) > 0 && dice.Chance(.5);
        var thing = scene.Add(Categories.Draw(dice), size, crowd, 1);
        return IsDueParts(thing, done) ? Divide(thing) : thing;
    }

    bool IsDueParts(Thing thing, double done) => thing is { Crowd: false, Parts.Length: 1, Size: > ObjectSize.VerySmall } && Written.DueMultiPart(done) > 0 && dice.Chance(.4);

    // Something stands before it: what is left are pieces around it, 2.8 in the mean.
    Thing Divide(Thing thing)
    {
        var (whole, count) = (thing.Parts[0], dice.Chance(.55) ? 2 : dice.Chance(.5) ? 3 : 4 + dice.Below(2));
        Blob[] parts = new Blob[count];
        for (var i = 1; i < count; i++)
            parts[i] = new Blob(dice, whole.X + whole.Radius * dice.Between(-1.2, 1.2), whole.Y + whole.Radius * dice.Between(-1.2, 1.2), .1 * Math.PI * whole.Radius * whole.Radius);
        parts[0] = whole;
        return thing with { Parts = parts };
    }

    static ObjectSize SizeOf(Blob blob) => (Math.PI * blob.Radius * blob.Radius) switch
    {
        <= 100 => ObjectSize.VerySmall,
        < 1024 => ObjectSize.Small,
        < 9216 => ObjectSize.Medium,
        _ => ObjectSize.Large,
    };
}
