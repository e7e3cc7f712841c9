namespace Assay.Tests.Scorers.Classification;

/// <summary>Twelve photos with any of three tags: 02 is no beach, 05 is one, 08 has a dog. What cleanlab 2.9.0 makes of them was computed with it (commit 75062574).</summary>
static class Photos
{
    public static readonly ClassList Classes = ClassList.Named("beach", "dog", "night");

    static readonly int[][] Tags = [[0], [0, 1], [0], [0, 2], [1], [1], [1, 2], [2], [2], [], [0, 1], [2]];

    static readonly double[][] Scores =
    [
        [.9, .1, .05], [.8, .7, .1], [.1, .2, .1], [.85, .05, .9], [.1, .9, .05], [.9, .8, .1],
        [.05, .75, .8], [.1, .05, .85], [.2, .95, .9], [.05, .1, .1], [.7, .85, .05], [.05, .1, .15],
    ];

    /// <summary>With the classes in another order: which of the usual ones stands first, second, third.</summary>
    public static Exam[] Exams(params int[] order) => [.. Tags.Select((tags, i) => order.Length == 0 ? Of($"{i:00}", tags, Scores[i])
        : Twelve.Of($"{i:00}", [.. tags.Select(tag => Array.IndexOf(order, tag))], [.. order.Select(k => Scores[i][k])], ClassList.Named([.. order.Select(Classes.NameOf)])))];

    public static Exam Of(string id, int[]? tags, double[]? scores) => Twelve.Of(id, tags, scores, Classes);
}
