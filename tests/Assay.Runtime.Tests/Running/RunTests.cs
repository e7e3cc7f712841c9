using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

public class RunTests
{
    static double? Last(Question question) => question.Index * 0.1 + 0.7;

    static Rig Plain(FakeAnswers answers, int count = 200)
    {
        var rig = new Rig { Samples = FakeSamples.Plain(count), Control = new() { Size = 10, Seed = 3 } };
        return rig.Reference("r", answers).Step("a", FakeScorer.OfValue, "r").Where("a > 3.14").Step("b", FakeScorer.OfValue, "r").Lowest("b", 20);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task The_number_of_jobs_changes_no_byte(int batch)
    {
        using var one = Plain(FakeAnswers.Value(Last) with { Batch = batch });
        using var four = Plain(FakeAnswers.Value(Last) with { Batch = batch });
        await one.RunAsync(jobs: 1);
        await four.RunAsync(jobs: 4);
        Assert.Contains("queue.csv", one.Files().Keys);
        Assert.Equal(one.Files(), four.Files());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(210)]
    public async Task An_interrupted_run_goes_on_where_it_stopped_and_ends_in_the_same_bytes(int questions)
    {
        using var whole = Plain(FakeAnswers.Value(Last));
        await whole.RunAsync();
        using var stop = new CancellationTokenSource();
        var left = questions;
        var answers = FakeAnswers.Value(question =>
        {
            if (Interlocked.Decrement(ref left) == 0)
                stop.Cancel();
            return Last(question);
        });
        using var cut = Plain(answers);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cut.RunAsync(jobs: 2, stop: stop.Token));
        Assert.False(File.Exists(Path.Combine(cut.Folder.Path, "out", "run.json")));
        var before = answers.AskedSamples.Count();
        await cut.RunAsync(jobs: 2);
        Assert.Equal(whole.Files(), cut.Files());
        // Two scorers of the same reference ask 200 + kept, review asks for the queue; nothing is asked again.
        var kept = whole.Table("scores.csv").Count(line => line[4].Length > 0 && line[0] != "sample");
        Assert.Equal(200 + kept + whole.Table("queue.csv").Length - 1, answers.AskedSamples.Count());
        Assert.InRange(before, questions, questions + 2);
    }

    [Fact]
    public async Task What_was_wrong_with_an_opinion_is_counted_once_and_survives_an_interruption()
    {
        static Opinion Flawed(Question question) => new() { Value = Last(question), Problems = question.Index % 50 == 3 ? [new Problem("polygon-too-short", "two points")] : [] };
        using var whole = Plain(new FakeAnswers(Flawed));
        var outcome = await whole.RunAsync();
        Assert.Equal([("s003", "reference 'r': two points"), ("s053", "reference 'r': two points"), ("s103", "reference 'r': two points"), ("s153", "reference 'r': two points")],
            outcome.Problems.Select(problem => (problem.Sample!, problem.Message)));
        using var stop = new CancellationTokenSource();
        var left = 150;
        using var cut = Plain(new FakeAnswers(question =>
        {
            if (Interlocked.Decrement(ref left) == 0)
                stop.Cancel();
            return Flawed(question);
        }));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cut.RunAsync(jobs: 2, stop: stop.Token));
        await cut.RunAsync(jobs: 2);
        Assert.Equal(whole.Files(), cut.Files());
    }

    [Fact]
    public async Task A_second_dataset_says_what_was_wrong_with_its_labels()
    {
        var broken = new Problem("polygon-too-short", "two points");
        await using var reference = new DatasetReference(new FakeDataset(new FakeSamples(1, _ => FakeSamples.Sample("s000", LabelMap.Parse("0")) with { Problems = [broken] })));
        await reference.OpenAsync(["s000"], ClassList.Named("ground"), default);
        var opinions = await reference.AskAsync([new Question(0, FakeSamples.Sample("s000", LabelMap.Parse("1")), () => null)], default);
        Assert.Equal([broken], Assert.Single(opinions).Problems);
    }

    [Fact]
    public async Task A_finished_run_that_is_run_again_asks_nothing_and_changes_nothing()
    {
        var answers = FakeAnswers.Value(Last);
        using var rig = Plain(answers);
        await rig.RunAsync();
        var (files, asked) = (rig.Files(), answers.Asked.Count);
        await rig.RunAsync();
        Assert.Equal(asked, answers.Asked.Count);
        Assert.Equal(files, rig.Files());
    }

    [Fact]
    public async Task A_sample_that_cannot_be_read_is_recorded_and_the_run_goes_on()
    {
        using var rig = new Rig { Samples = new FakeSamples(3, index => index == 1 ? throw new DataException("truncated-file", "ends at byte 7", "x.png") : FakeSamples.Plain(3).Read(index)) };
        rig.Score("a", _ => 0.5);
        var outcome = await rig.RunAsync();
        Assert.Equal((3, 1), (outcome.Samples, outcome.Failed));
        Assert.Equal("sample,state,control,a\ns000,kept,0,0.5\ns001,failed:truncated-file,0,\ns002,kept,0,0.5\n", rig.Text("scores.csv"));
        Assert.Equal(["s000", "s002"], outcome.Queue.Select(item => item.Sample));
        Assert.Equal((3, 2, 1), (outcome.Steps[0].In, outcome.Steps[0].Kept, outcome.Steps[0].Failed));
        Assert.Equal(new Problem("truncated-file", "ends at byte 7") { File = "x.png", Sample = "s001" }, Assert.Single(outcome.Problems));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reference_that_fails_on_one_sample_of_a_batch_loses_only_that_one(bool known)
    {
        Exception problem = known ? new DataException("bad-answer", "no good") : new InvalidOperationException("oops");
        var answers = FakeAnswers.Value(question => question.Index == 2 ? throw problem : 1) with { Batch = 4 };
        using var rig = new Rig { Samples = FakeSamples.Plain(6) };
        rig.Reference("r", answers).Step("a", FakeScorer.OfValue, "r");
        var outcome = await rig.RunAsync();
        Assert.Equal(["s002"], outcome.Problems.Select(found => found.Sample));
        Assert.Equal(known ? "bad-answer" : "component-error", outcome.Problems[0].Code);
        Assert.Equal("1 1  1 1 1", string.Join(' ', rig.Table("scores.csv").Skip(1).Select(line => line[3])));
    }

    [Fact]
    public async Task A_time_out_of_a_reference_is_a_failure_and_no_interruption()
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(2) };
        rig.Reference("r", FakeAnswers.Value(question => question.Index == 0 ? throw new TaskCanceledException("timed out") : 1)).Step("a", FakeScorer.OfValue, "r");
        Assert.Equal(1, (await rig.RunAsync()).Failed);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task A_score_that_is_no_number_is_refused(double value)
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(1) };
        rig.Score("a", _ => value);
        var problem = Assert.Single((await rig.RunAsync()).Problems);
        Assert.Equal("not-a-number", problem.Code);
        Assert.Contains("step 'a'", problem.Message);
    }

    [Fact]
    public async Task A_finding_that_measures_no_number_is_refused()
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(2) };
        rig.Score("a", exam => new Score { Findings = [new Finding("odd") { Measured = new Dictionary<string, double> { ["iou"] = exam.Sample.Id == "s000" ? double.NaN : 1 } }] });
        var outcome = await rig.RunAsync();
        Assert.Equal("not-a-number", Assert.Single(outcome.Problems).Code);
        Assert.Contains("\"measured\":{\"iou\":1}", rig.Text("findings.jsonl"));
    }

    [Fact]
    public async Task No_evidence_is_counted_and_written_as_nothing()
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(4) };
        rig.Score("a", exam => exam.Sample.Id == "s001" ? Score.None : 0);
        Assert.Equal(1, (await rig.RunAsync()).Steps[0].Empty);
        Assert.Contains("s001,kept,0,\n", rig.Text("scores.csv"));
    }

    [Fact]
    public async Task A_limited_run_sees_the_first_samples()
    {
        using var rig = new Rig();
        rig.Score("a", _ => 1);
        Assert.Equal(["s000", "s001", "s002"], (await rig.RunAsync(limit: 3)).Queue.Select(item => item.Sample));
    }

    static async Task<string> Refusal(Action<Rig> change, int? limit = null)
    {
        using var rig = new Rig();
        rig.Reference("r", FakeAnswers.Value(_ => 1)).Step("a", FakeScorer.OfValue, "r");
        await rig.RunAsync();
        change(rig);
        var refusal = await Assert.ThrowsAsync<AssayException>(() => rig.RunAsync(limit: limit));
        Assert.Equal("run-differs", refusal.Code);
        return refusal.Message;
    }

    [Fact]
    public async Task A_run_folder_is_not_resumed_with_another_pipeline() => Assert.Contains("the pipeline changed", await Refusal(rig => rig.Options = "other"));

    [Fact]
    public async Task Nor_with_another_dataset() => Assert.Contains(": the dataset changed", await Refusal(rig => rig.Samples = rig.Samples with { Fingerprint = "other" }));

    [Fact]
    public async Task Nor_with_another_reference_which_is_named() =>
        Assert.Contains("reference 'q' (its model, data or options) changed", await Refusal(rig => rig.Reference("q", FakeAnswers.Value(_ => 1))));

    [Fact]
    public async Task Nor_with_another_limit() => Assert.Contains(": --limit changed", await Refusal(_ => { }, 2));

    [Fact]
    public async Task A_folder_that_holds_something_else_is_refused()
    {
        using var rig = new Rig();
        rig.Folder.Write("out/thesis.txt", "years of work");
        rig.Score("a", _ => 1);
        Assert.Equal("folder-in-use", (await Assert.ThrowsAsync<AssayException>(() => rig.RunAsync())).Code);
        Assert.Equal(["thesis.txt"], rig.Files().Keys);
    }

    [Fact]
    public async Task Two_runs_in_one_folder_at_once_are_refused()
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(1) };
        AssayException? refusal = null;
        rig.Score("a", _ =>
        {
            refusal = Assert.Throws<AssayException>(() => rig.RunAsync().GetAwaiter().GetResult());
            return 1;
        });
        Assert.Equal(0, (await rig.RunAsync()).Failed);
        Assert.Equal("run-locked", refusal!.Code);
        Assert.DoesNotContain(rig.Files().Keys, file => file.EndsWith(".lock", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Half_written_files_of_a_killed_run_are_removed_and_nothing_else()
    {
        using var rig = new Rig();
        rig.Score("a", _ => 1);
        await rig.RunAsync();
        rig.Folder.Write("out/phases/00/000003.jsonl.4711.12.tmp", "half");
        rig.Folder.Write("out/my-notes.tmp", "mine");
        await rig.RunAsync();
        Assert.Equal(["my-notes.tmp"], rig.Files().Keys.Where(file => file.EndsWith(".tmp", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Opinions_on_queued_samples_are_kept_for_review()
    {
        using var rig = Plain(FakeAnswers.Value(Last));
        var outcome = await rig.RunAsync();
        Assert.Equal(outcome.Queue.Select(item => item.Sample + ".json").Order(), Directory.GetFiles(rig.Folder.File("out/opinions/r")).Select(file => Path.GetFileName(file)!).Order());
    }

    [Fact]
    public async Task Kept_probabilities_are_their_most_probable_classes()
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(1) };
        var answer = new Opinion { Probabilities = Probabilities.Of<float>(new Size(2, 2), 3, new[] { 1f, 0, 0, 0.25f, 0, 1, 0, 0.25f, 0, 0, 1, 0.5f }) };
        rig.Reference("r", new FakeAnswers(_ => answer) { Gives = Evidence.Probabilities }).Score("a", _ => 1, "r");
        await rig.RunAsync();
        Assert.Equal([0, 1, 2, 2], OpinionStore.Read(rig.Folder.File("out/opinions/r/s000"))!.LabelMap!.Ids.ToArray());
    }

    [Fact]
    public async Task A_name_longer_than_file_systems_allow_is_no_obstacle()
    {
        string Name(int index) => string.Concat(Enumerable.Repeat("雲/", 60)) + index;
        using var rig = new Rig { Samples = new FakeSamples(2, index => FakeSamples.Sample(Name(index), LabelMap.Parse("00"))) { Id = Name } };
        rig.Reference("r", FakeAnswers.Value(_ => 1)).Step("a", FakeScorer.OfValue, "r");
        await rig.RunAsync();
        Assert.Equal(2, Directory.GetFiles(rig.Folder.File("out/opinions/r")).Length);
    }

    [Fact]
    public async Task A_second_dataset_answers_with_its_labels_and_says_nothing_of_samples_it_lacks()
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(3) };
        rig.Dataset("second", FakeSamples.Plain(2)).Score("a", exam => exam.Opinion("reference").LabelMap is { } map ? map.Ids[0] : Score.None, "second");
        await rig.RunAsync();
        Assert.Equal(["0", "1", ""], rig.Table("scores.csv").Skip(1).Select(line => line[3]));
        Assert.Contains("\"matched\": 2", rig.Text("run.json"));
    }

    [Fact]
    public async Task What_is_broken_in_a_second_dataset_is_counted_and_survives_a_second_start()
    {
        var broken = FakeSamples.Plain(2);
        broken = broken with { Read = index => FakeSamples.Plain(2).Read(index) with { Problems = index == 1 ? [new Problem("torn", "an object is torn; it is left out")] : [] } };
        using var rig = new Rig { Samples = FakeSamples.Plain(3) };
        rig.Dataset("second", broken).Score("a", _ => 1.0, "second");
        for (var start = 0; start < 2; start++)
        {
            var problem = Assert.Single((await rig.RunAsync()).Problems);
            Assert.Equal(("torn", "s001"), (problem.Code, problem.Sample));
        }
    }

    [Fact]
    public async Task A_scorer_that_needs_dense_labels_is_refused_on_sparse_ones()
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(1) with { Coverage = Coverage.Sparse } };
        rig.Step("a", new DenseScorer());
        Assert.Equal("coverage", (await Assert.ThrowsAsync<DataException>(() => rig.RunAsync())).Code);
    }

    [Fact]
    public async Task A_scorer_whose_options_do_not_fit_the_dataset_is_refused_before_the_folder_is_claimed()
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(1) };
        var refusal = await Assert.ThrowsAsync<DataException>(() => rig.Step("a", new Finical()).RunAsync());
        Assert.Equal(("unknown-class", "step 'a': no class 'lava' among ground, water, cloud"), (refusal.Code, refusal.Message));
        Assert.False(Directory.Exists(rig.Folder.File("out")));
    }

    sealed class Finical : IScorer
    {
        public IReadOnlyList<Need> Needs => [];
        public Evidence Labels => Evidence.None;
        public IReadOnlyList<Column> Columns => [new Column("")];
        public void Check(ClassList classes, IReadOnlyList<AttributeColumn> attributes) =>
            throw new DataException("unknown-class", $"no class 'lava' among {string.Join(", ", classes.Select(entry => entry.Name))}");
        public Score Examine(Exam exam) => 1;
    }

    [Fact]
    public async Task A_scorer_sees_the_attributes_of_its_sample()
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(3) with { Attributes = [new AttributeColumn("difficulty", null, [4, null, 2])] } };
        await rig.Score("a", exam => exam.Attributes.Number("difficulty")).RunAsync();
        Assert.Equal(["a", "4", "", "2"], rig.Table("scores.csv").Select(row => row[3]));
    }

    [Fact]
    public async Task What_fails_in_a_survey_is_counted_at_its_step()
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(5) };
        rig.Step("a", new Surveyor());
        var outcome = await rig.RunAsync();
        Assert.Equal((5, 4, 1), (outcome.Steps[0].In, outcome.Steps[0].Kept, outcome.Steps[0].Failed));
        var problem = Assert.Single(outcome.Problems);
        Assert.Equal("s003", problem.Sample);
        Assert.Contains("step 'a': not this one", problem.Message);
    }

    sealed class Surveyor : IDatasetScorer
    {
        public IReadOnlyList<Need> Needs => [];
        public Evidence Labels => Evidence.None;
        public IReadOnlyList<Column> Columns => [new Column("")];
        public int Rounds => 1;
        public ISurvey Begin(int round) => new Survey();
        public void Close(int round, ISurvey merged) { }
        public Score Examine(Exam exam) => 1;
        public IEnumerable<DatasetTable> Tables() => [];

        sealed class Survey : ISurvey
        {
            public void Observe(Exam exam)
            {
                if (exam.Sample.Id == "s003")
                    throw new DataException("odd", "not this one");
            }

            public void Merge(ISurvey other) { }
            public void Write(Stream to) { }
            public void Read(Stream from) { }
        }
    }

    sealed class DenseScorer : IScorer
    {
        public IReadOnlyList<Need> Needs => [];
        public Evidence Labels => Evidence.LabelMap;
        public bool NeedsDenseLabels => true;
        public IReadOnlyList<Column> Columns => [new Column("")];
        public Score Examine(Exam exam) => 1;
    }
}
