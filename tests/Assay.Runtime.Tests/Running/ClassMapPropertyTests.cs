using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

/// <summary>The tables of <see cref="Translation"/> against a look-up by name for every single value.</summary>
public class ClassMapPropertyTests
{
    const int Pixels = 24;

    sealed record Case(ClassList Theirs, ClassList Ours, Dictionary<string, string?> Map, string[] Ignore, Random Random)
    {
        /// <summary>Slow and obvious: ignored, then mapped, then by name.</summary>
        public string? NameOf(Class theirs) =>
            Ignore.Contains(theirs.Name) ? null : Map.TryGetValue(theirs.Name, out var mapped) ? mapped : Ours.Any(other => other.Name == theirs.Name) ? theirs.Name : null;

        public Translation Translation => Translation.OfReference("m", Theirs, new ClassMapping(null, Map, Ignore, new Place("p.yaml", 1, 1)), Ours);
    }

    static Case Draw(int seed)
    {
        var random = new Random(seed);
        var names = Enumerable.Range(0, 12).Select(i => $"{(char)('a' + i)}{i}").ToArray();
        var ours = ClassList.Named(names.OrderBy(_ => random.Next()).Take(random.Next(2, 8)));
        var theirs = new ClassList(names.OrderBy(_ => random.Next()).Take(random.Next(2, 9)).Append(ours[0].Name).Distinct().Select((name, k) => new Class(k, name)));
        var map = theirs.Skip(1).Where(entry => entry.Name != ours[0].Name && random.Next(3) == 0).ToDictionary(entry => entry.Name, _ => random.Next(4) == 0 ? null : ours[random.Next(ours.Count)].Name);
        var ignore = theirs.Where(entry => entry.Name != ours[0].Name && !map.ContainsKey(entry.Name) && random.Next(5) == 0).Select(entry => entry.Name).ToArray();
        return new Case(theirs, ours, map, ignore, random);
    }

    static void ForAll(Action<Case> holds)
    {
        for (var seed = 0; seed < 500; seed++)
            holds(Draw(seed));
    }

    [Fact]
    public void Every_pixel_and_every_object_gets_the_class_of_its_name() => ForAll(drawn =>
    {
        var ids = Enumerable.Range(0, Pixels).Select(_ => (ushort)drawn.Random.Next(drawn.Theirs.Count)).ToArray();
        var expected = ids.Select(id => drawn.NameOf(drawn.Theirs[id])).ToArray();
        var map = drawn.Translation.Translate(new LabelMap(new Size(Pixels, 1), ids)).Ids.ToArray();
        Assert.Equal(expected, map.Select(id => id == LabelMap.Void ? null : drawn.Ours[id].Name));
        var objects = drawn.Translation.Translate([.. ids.Select(id => new Instance { Class = id })]);
        Assert.Equal(expected.OfType<string>(), objects.Select(instance => drawn.Ours[instance.Class].Name));
    });

    [Fact]
    public void Every_probability_goes_to_the_class_of_its_name_and_none_is_made_up() => ForAll(drawn =>
    {
        var values = Enumerable.Range(0, Pixels).Select(_ => drawn.Theirs.Select(_ => drawn.Random.NextDouble()).ToArray()).Select(row => row.Select(value => value / row.Sum()).ToArray()).ToArray();
        var given = Probabilities.Of<double>(new Size(Pixels, 1), drawn.Theirs.Count, drawn.Theirs.SelectMany((_, k) => values.Select(row => row[k])).ToArray());
        var ours = drawn.Translation.Translate(given, drawn.Ours.Count);
        for (var pixel = 0; pixel < Pixels; pixel++)
        {
            var sums = drawn.Ours.Select(entry => drawn.Theirs.Where(other => drawn.NameOf(other) == entry.Name).Sum(other => values[pixel][drawn.Theirs[other.Name]])).ToArray();
            for (var k = 0; k < sums.Length; k++)
                Assert.Equal(sums[k], ours[k, pixel], 12);
            var scores = drawn.Translation.TranslateScores(values[pixel], drawn.Ours.Count);
            Assert.Equal(1 - sums.Sum() > sums.Max(), scores is null);
            Assert.Equal(MostProbable.Of(ours, drawn.Ours, "m").Ids[pixel] == LabelMap.Void, scores is null);
        }
        Assert.Equal(drawn.Theirs.All(entry => drawn.NameOf(entry) is not null), ours.Complete);
    });

    [Fact]
    public void Renumbering_their_classes_changes_nothing() => ForAll(drawn =>
    {
        var order = Enumerable.Range(0, drawn.Theirs.Count).OrderBy(_ => drawn.Random.Next()).ToArray();
        var renumbered = drawn with { Theirs = new ClassList(order.Select((from, to) => drawn.Theirs[from] with { Id = to })) };
        var ids = Enumerable.Range(0, Pixels).Select(_ => (ushort)drawn.Random.Next(drawn.Theirs.Count)).ToArray();
        Assert.Equal(drawn.Translation.Translate(new LabelMap(new Size(Pixels, 1), ids)).Ids.ToArray(),
            renumbered.Translation.Translate(new LabelMap(new Size(Pixels, 1), [.. ids.Select(id => (ushort)Array.IndexOf(order, id))])).Ids.ToArray());
    });
}
