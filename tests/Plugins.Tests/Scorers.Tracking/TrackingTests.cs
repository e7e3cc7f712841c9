using Assay.Scorers.Tracking;

namespace Assay.Tests.Scorers.Tracking;

public class TrackingTests
{
    [Fact]
    public void Tracks_that_keep_their_objects_are_not_suspicious() =>
        Assert.Empty(Video.Found("a@10 b@100", "a@14 b@97", "a@18 b@94", "a@22 b@91", "a@26 b@88"));

    [Fact]
    public void A_fast_object_is_not_suspicious() => Assert.Empty(Video.Found("a@0", "a@50", "a@100", "a@150", "a@200"));

    [Fact]
    public void An_object_that_leaves_and_returns_under_another_id_is_found_once_where_it_returns() =>
        Assert.Equal(["5 returned 1"], Video.Found("a@0 b@500", "a@4 b@500", "a@8 b@500", "b@500", "b@500", "b@500 c@20", "b@500 c@24", "b@500 c@28"));

    [Fact]
    public void It_returns_where_its_motion_leads_and_not_where_it_left() // 20 px a frame: at 40 in frame 2, at 120 in frame 6.
    {
        Assert.Equal(["6 returned 0"], Video.Found("a@0", "a@20", "a@40", "", "", "", "c@120", "c@140", "c@160"));
        Assert.Empty(Video.Found("a@0", "a@20", "a@40", "", "", "", "c@40", "c@20", "c@0"));
    }

    [Fact]
    public void Another_class_or_size_or_a_longer_absence_is_another_object()
    {
        Assert.Empty(Video.Found("a@0", "a@4", "", "b@12:1", "b@16:1"));
        Assert.Empty(Video.Found(new TrackingOptions { MaxGap = 1 }, Video.Of("a@0", "a@4", "", "", "b@16", "b@20")));
        Assert.Equal(["4 returned 0"], Video.Found(new TrackingOptions { MaxGap = 2 }, Video.Of("a@0", "a@4", "", "", "b@16", "b@20")));
    }

    [Fact]
    public void An_id_that_changes_from_one_frame_to_the_next_is_a_return_after_no_frame() =>
        Assert.Equal(["2 returned 0"], Video.Found("a@0", "a@4", "b@8", "b@12"));

    [Fact]
    public void Two_tracks_that_change_places_are_found_once() =>
        Assert.Equal(["3 switched 0"], Video.Found("a@0 b@50", "a@4 b@54", "a@8 b@58", "b@12 a@62", "b@16 a@66", "b@20 a@70"));

    [Fact]
    public void So_are_two_that_change_places_for_one_frame() =>
        Assert.Equal(["3 switched 0"], Video.Found("a@0 b@50", "a@4 b@54", "a@8 b@58", "b@12 a@62", "a@16 b@66", "a@20 b@70", "a@24 b@74"));

    [Fact]
    public void Two_that_change_places_again_after_they_were_right_are_found_again() =>
        Assert.Equal(["2 switched 0", "6 switched 0"],
            Video.Found("a@0 b@50", "a@4 b@54", "b@8 a@58", "a@12 b@62", "a@16 b@66", "a@20 b@70", "b@24 a@74", "a@28 b@78", "a@32 b@82"));

    [Fact]
    public void So_are_a_track_and_a_third_that_change_places_as_it_comes_back() => // a and b in frame 2, a and c in frame 3; all are right in frame 4.
        Assert.Equal(["2 switched 0", "3 switched 0"],
            Video.Found("a@0 b@50 c@100", "a@4 b@54 c@104", "b@8 a@58 c@108", "c@12 b@62 a@112", "a@16 b@66 c@116", "a@20 b@70 c@120", "a@24 b@74 c@124"));

    [Fact]
    public void A_switch_counts_for_both_objects()
    {
        var exams = Video.Of("c@300 a@0 b@50", "c@300 a@4 b@54", "c@300 a@8 b@58", "c@300 b@12 a@62", "c@300 b@16 a@66", "c@300 b@20 a@70");
        Assert.Equal([(0, 0.0), (1, 1.0), (2, 1.0)], Video.Learn(new TrackingOptions(), exams).Examine(exams[3]).Instances.Select(row => (row.Index, row.Values[0]!.Value)));
    }

    [Fact]
    public void Tracks_that_meet_and_leave_with_the_others_motion_have_changed_places() => // a goes right and b left; they meet at 40 between frames 2 and 3.
        Assert.Equal(["3 switched 0"], Video.Found("a@0 b@86", "a@16 b@70", "a@32 b@54", "b@48 a@38", "b@64 a@22", "b@80 a@6"));

    [Fact]
    public void Tracks_that_pass_each_other_have_not() =>
        Assert.Empty(Video.Found("a@0 b@86", "a@16 b@70", "a@32 b@54", "a@48 b@38", "a@64 b@22", "a@80 b@6"));

    [Fact]
    public void A_track_whose_object_has_another_id_for_a_while_is_found_once() =>
        Assert.Equal(["2 switched 0"], Video.Found("a@0", "a@4", "b@8", "b@12", "a@16", "a@20"));

    [Fact]
    public void A_gap_is_found_on_its_first_frame_between_the_two_places()
    {
        var exams = Video.Of("a@0 b@90", "a@4 b@90", "b@90", "b@90", "a@16 b@90", "a@20 b@90");
        Assert.Equal(["2 gap"], Video.Found(new TrackingOptions(), exams));
        var finding = Video.Learn(new TrackingOptions(), exams).Examine(exams[2]).Findings.Single();
        Assert.Equal((new Box(8, 0, 10, 10), 0, 2.0), (finding.Box!.Value, finding.Class, finding.Measured["frames"]));
        Assert.Equal(FindingKind.Tracking, finding.Kind);
    }

    [Fact]
    public void An_object_that_is_away_for_long_has_left() =>
        Assert.Empty(Video.Found(new TrackingOptions { MaxGap = 1 }, Video.Of("a@0 b@90", "b@90", "b@90", "a@12 b@90")));

    [Fact]
    public void A_class_that_flips_for_some_frames_is_found_once_and_says_what_is_usual()
    {
        var exams = Video.Of("a@0", "a@4", "a@8:1", "a@12:1", "a@16", "a@20");
        Assert.Equal(["2 class_flip 0"], Video.Found(new TrackingOptions(), exams));
        var score = Video.Learn(new TrackingOptions(), exams).Examine(exams[2]);
        Assert.Equal((1, 0, 2.0), (score.Findings.Single().Class, score.Findings.Single().ReferenceClass, score.Findings.Single().Measured["frames"]));
        Assert.Equal("track a is bus here, car elsewhere", score.Reason);
    }

    [Fact]
    public void Objects_of_two_classes_that_exchange_ids_are_one_error() =>
        Assert.Equal(["3 switched 0"], Video.Found("a@0 b@50:1", "a@4 b@54:1", "a@8 b@58:1", "b@12 a@62:1", "b@16 a@66:1"));

    [Fact]
    public void Only_attributes_that_are_named_have_to_stay()
    {
        var exams = Video.Of("a@0=red", "a@4=red", "a@8=blue", "a@12=red");
        Assert.Empty(Video.Found(new TrackingOptions(), exams));
        Assert.Equal(["2 attribute_flip 0"], Video.Found(new TrackingOptions { Attributes = ["colour"] }, exams));
    }

    [Fact]
    public void A_second_object_of_a_track_is_found_once_for_frames_in_a_row() =>
        Assert.Equal(["2 double 1"], Video.Found("a@0", "a@4", "a@8 a@300", "a@12 a@304", "a@16"));

    [Fact]
    public void An_object_that_has_anothers_id_in_one_frame_is_one_error_and_no_gap_of_its_own_track() =>
        Assert.Equal(["2 double 0"], Video.Found("a@0 b@50", "a@4 b@54", "a@58 a@8", "a@12 b@62", "a@16 b@66"));

    [Fact]
    public void Frames_need_not_follow_each_other_by_one() =>
        Assert.Equal(["3 returned 0"], Video.Found(new TrackingOptions(), Video.Of("v", ["a@0", "a@40", "", "b@120", "b@160"], step: 5)));

    [Fact]
    public void Sequences_have_nothing_to_do_with_each_other()
    {
        var (first, second) = (Video.Of("one", ["a@0", "a@4"]), Video.Of("two", ["b@8", "b@12"]));
        AttributeColumn[] columns = [new("sequence", ["one", "one", "two", "two"], null), new("frame", null, [0, 1, 2, 3])];
        Assert.Empty(Video.Found(new TrackingOptions(), [.. first.Concat(second).Select((exam, row) => new Exam(exam.Sample, exam.Classes, attributes: new SampleAttributes(columns, row)))]));
    }

    [Fact]
    public void Two_samples_of_one_frame_are_a_defect_of_the_data()
    {
        AttributeColumn[] columns = [new("sequence", ["v", "v", "v"], null), new("frame", null, [0, 1, 1])];
        Exam[] exams = [.. Video.Of("a@0", "a@4", "a@4").Select((exam, row) => new Exam(exam.Sample, exam.Classes, attributes: new SampleAttributes(columns, row)))];
        Assert.Equal(["2 frame_twice"], Video.Found(new TrackingOptions(), exams));
    }

    [Fact]
    public void Tables_count_per_sequence_and_name_the_tracks()
    {
        var tables = Video.Learn(new TrackingOptions(), Video.Of("a@0 @90", "a@4", "", "b@12", "b@16")).Tables().ToArray();
        Assert.Equal(["video", "5", "2", "4", "1", "1", "0", "0", "0", "0", "0", "0"], tables[0].Rows.Single());
        Assert.Equal(["video", "video/03", "returned", "a b", "1", "track a returns as b after 1 frame"], tables[1].Rows.Single());
    }

    [Fact]
    public void A_sample_that_is_no_frame_or_that_nobody_annotated_is_no_evidence()
    {
        AttributeColumn[] columns = [new("sequence", [null, "v"], null), new("frame", null, [0, 1])];
        var exam = Video.Of("a@0")[0];
        Exam[] exams = [new(exam.Sample, exam.Classes, attributes: new SampleAttributes(columns, 0)), new(exam.Sample with { Id = "x", Labels = null }, exam.Classes, attributes: new SampleAttributes(columns, 1))];
        var scorer = Video.Learn(new TrackingOptions(), exams);
        Assert.All(exams, one => Assert.Same(Score.None, scorer.Examine(one)));
    }

    [Fact]
    public void Objects_without_any_track_are_reported_and_no_evidence()
    {
        StubHost host = new();
        var exams = Video.Of("@0 @50", "@4 @54");
        Assert.Same(Score.None, Video.Learn(new TrackingOptions(), host, exams).Examine(exams[0]));
        Assert.Equal("no-tracks", host.Problems.Single().Code);
    }

    [Fact]
    public void Frames_without_a_number_are_reported()
    {
        StubHost host = new();
        AttributeColumn[] columns = [new("sequence", ["v", "v", null], null), new("frame", null, [0, null, null])];
        Video.Learn(new TrackingOptions(), host, [.. Video.Of("a@0", "a@4", "a@8").Select((exam, row) => new Exam(exam.Sample, exam.Classes, attributes: new SampleAttributes(columns, row)))]);
        Assert.Contains("without a number in 'frame': 1;", host.Problems.Single(problem => problem.Code == "frames-unplaced").Message);
    }

    [Fact]
    public void A_dataset_without_sequences_is_refused() =>
        Assert.Equal("no-sequences", Assert.Throws<DataException>(() => new TrackingScorer(new TrackingOptions(), new StubHost()).Check(Video.Classes, [new AttributeColumn("split", ["a"], null)])).Code);
}
