namespace Assay.Benchmarks.CocoPair;

/// <summary>
/// Two instances datasets of the same images: A as COCO 2017 is, B as Sama-COCO is. Both draw the same true objects. Of A's, B drops some, splits or redraws others
/// carelessly, gives a few another class, and adds what A did not have, until its own numbers are reached. A is one file; B comes in shards with ids of its own that
/// each list one image of the next shard, as the published one does.
/// </summary>
sealed class PairGenerator
{
    const int ShardImages = 1000, ImageIdsOfB = 1_000_000;
    static readonly (int Width, int Height)[] Sizes = [(640, 480), (640, 480), (640, 480), (640, 427), (640, 427), (480, 640), (427, 640), (500, 375), (612, 612), (640, 360)];
    static readonly int[] IdsOfA = [.. Enumerable.Range(1, 90).Where(id => id % 9 != 3).Take(Categories.Count)], IdsOfB = [.. Enumerable.Range(0, Categories.Count).Select(type => type * 37 % Categories.Count)];

    readonly int images;
    readonly string folder;
    readonly Dice dice;
    readonly Original original;
    readonly Reannotation second;
    readonly (int Width, int Height)[] frames;
    int idOfA, idOfB;

    public PairGenerator(int images, string folder, ulong seed)
    {
        (this.images, this.folder, dice) = (images, folder, new Dice(seed));
        original = new Original(dice, Statistics.Coco.For(images));
        second = new Reannotation(dice, Statistics.Sama.For(images));
        frames = [.. Enumerable.Range(0, images).Select(_ => Sizes[dice.Below(Sizes.Length)])];
    }

    /// <summary>Writes a.json and b/shard-000.json, ...</summary>
    /// <returns>What the two hold.</returns>
    public (Statistics A, Statistics B) Run()
    {
        using var a = new InstancesFile(Path.Combine(folder, "a.json"));
        List(a, 0, images, 1);
        for (var first = 0; first < images; first += ShardImages)
        {
            using var b = new InstancesFile(Path.Combine(folder, "b", $"shard-{first / ShardImages:D3}.json"));
            List(b, first, Math.Min(first + ShardImages + 1, images), ImageIdsOfB);
            for (var image = first; image < Math.Min(first + ShardImages, images); image++)
                Fill(a, b, image);
            b.Close(IdsOfB);
        }
        a.Close(IdsOfA);
        return (original.Written.Total, second.Written.Total);
    }

    void List(InstancesFile file, int from, int to, int firstId)
    {
        for (var image = from; image < to; image++)
            file.Image(firstId + image, image + 1, frames[image].Width, frames[image].Height);
        file.EndImages();
    }

    void Fill(InstancesFile a, InstancesFile b, int image)
    {
        var (width, height) = frames[image];
        var (scene, done) = (new Scene(dice, width, height), (image + 1.0) / images);
        var things = original.Imagine(scene);
        foreach (var thing in things)
        {
            var drawing = original.Draw(thing, scene, done);
            a.Object(drawing, ++idOfA, 1 + image, IdsOfA[drawing.Class], height, width, compressed: false);
        }
        foreach (var drawing in second.Draw(things, scene, done))
            b.Object(drawing, ++idOfB, ImageIdsOfB + image, IdsOfB[drawing.Class], height, width, compressed: true);
    }
}
