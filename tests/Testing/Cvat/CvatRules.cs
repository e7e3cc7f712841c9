using System.Text.Json;
using System.Text.RegularExpressions;

namespace Assay.Testing.Cvat;

/// <summary>The requests that CVAT 2.52 takes, as far as Assay sends any: paths, queries, names and types of fields. Names of annotations, issues, jobs and tasks are those of CVAT's own fixtures.</summary>
public static class CvatRules
{
    static readonly CvatField Attribute = CvatField.ObjectOf(("spec_id", CvatField.Whole.Needed), ("value", CvatField.Text.Needed));

    static readonly (string, CvatField)[] Point =
    [
        ("type", CvatField.OneOf("rectangle", "polygon", "polyline", "points", "ellipse", "cuboid", "mask", "skeleton").Needed), ("points", CvatField.Numbers.Needed), ("occluded", CvatField.Truth), ("outside", CvatField.Truth),
        ("z_order", CvatField.Whole), ("rotation", CvatField.Between(0, 360)), ("frame", CvatField.Whole.Needed), ("label_id", CvatField.Whole.Needed), ("group", CvatField.Whole), ("source", CvatField.Text),
        ("attributes", CvatField.ListOf(Attribute)), ("id", CvatField.Whole),
    ];

    static readonly CvatField Shape = CvatField.ObjectOf([.. Point, ("elements", CvatField.ListOf(CvatField.ObjectOf(Point)))]);

    static readonly CvatField Tag = CvatField.ObjectOf(("frame", CvatField.Whole.Needed), ("label_id", CvatField.Whole.Needed), ("group", CvatField.Whole), ("source", CvatField.Text), ("attributes", CvatField.ListOf(Attribute)), ("id", CvatField.Whole));

    static readonly CvatField Annotations = CvatField.ObjectOf(("version", CvatField.Whole), ("tags", CvatField.ListOf(Tag).Needed), ("shapes", CvatField.ListOf(Shape).Needed), ("tracks", CvatField.ListOf(CvatField.ObjectOf())));

    static readonly CvatField Label = CvatField.ObjectOf(("name", CvatField.Text.Needed), ("color", CvatField.Text), ("type", CvatField.Text), ("attributes", CvatField.ListOf(CvatField.ObjectOf(
        ("name", CvatField.Text.Needed), ("mutable", CvatField.Truth.Needed), ("input_type", CvatField.OneOf("checkbox", "radio", "number", "text", "select").Needed), ("default_value", CvatField.Text), ("values", CvatField.Texts.Needed)))));

    static readonly string[] Pages = ["page", "page_size"];

    static readonly (string Method, string Path, string[] Query, CvatField? Body)[] All =
    [
        ("GET", "api/server/about", [], null),
        ("GET", @"api/projects/\d+", [], null),
        ("GET", "api/tasks", ["project_id", "name", .. Pages], null),
        ("GET", @"api/tasks/\d+", [], null),
        ("GET", "api/jobs", ["task_id", "type", .. Pages], null),
        ("GET", @"api/jobs/\d+", [], null),
        ("GET", "api/labels", ["task_id", "job_id", "project_id", .. Pages], null),
        ("GET", @"api/jobs/\d+/annotations/", [], null),
        ("GET", @"api/jobs/\d+/data/meta", [], null),
        ("GET", @"api/(tasks|jobs)/\d+/data/", ["type", "number", "quality"], null),
        ("POST", @"api/tasks/\d+/data/", [], null),
        ("GET", @"api/requests/[^/]+", [], null),
        ("GET", "api/issues", ["job_id", .. Pages], null),
        ("GET", "api/comments", ["issue_id", .. Pages], null),
        ("POST", "api/issues", [], CvatField.ObjectOf(("frame", CvatField.Whole.Needed), ("job", CvatField.Whole.Needed), ("position", CvatField.Numbers.Needed), ("message", CvatField.Text.Needed), ("assignee", CvatField.Whole), ("resolved", CvatField.Truth))),
        ("PATCH", @"api/issues/\d+", [], CvatField.ObjectOf(("position", CvatField.Numbers), ("assignee", CvatField.Whole), ("resolved", CvatField.Truth))),
        ("POST", "api/comments", [], CvatField.ObjectOf(("issue", CvatField.Whole.Needed), ("message", CvatField.Text.Needed))),
        ("PATCH", @"api/jobs/\d+", [], CvatField.ObjectOf(("assignee", CvatField.Whole), ("stage", CvatField.OneOf("annotation", "validation", "acceptance")), ("state", CvatField.OneOf("new", "in progress", "completed", "rejected")))),
        ("PATCH", @"api/jobs/\d+/annotations/", ["action"], Annotations),
        ("POST", "api/jobs", [], CvatField.ObjectOf(("type", CvatField.OneOf("ground_truth").Needed), ("task_id", CvatField.Whole.Needed), ("frame_selection_method", CvatField.OneOf("random_uniform", "random_per_job", "manual").Needed),
            ("frame_count", CvatField.Whole), ("frame_share", CvatField.Number), ("random_seed", CvatField.Whole), ("frames", CvatField.Wholes))),
        ("POST", "api/tasks", [], CvatField.ObjectOf(("name", CvatField.Text.Needed), ("labels", CvatField.ListOf(Label)), ("project_id", CvatField.Whole), ("subset", CvatField.Text), ("segment_size", CvatField.Whole))),
    ];

    // The form that CVAT takes without the headers of its own client: all files in one request.
    static readonly Regex FormPart = new(@"^(image_quality|client_files\[\d+\])$");

    static string? WrongForm(byte[] body)
    {
        var names = Regex.Matches(System.Text.Encoding.Latin1.GetString(body), @"Content-Disposition: form-data; name=""?([^"";\r]+)").Select(match => match.Groups[1].Value).ToArray();
        return names.FirstOrDefault(name => !FormPart.IsMatch(name)) is { } unknown ? $"unknown part '{unknown}'" : names.Contains("image_quality") && names.Contains("client_files[0]") ? null : "image_quality or client_files[0] is missing";
    }

    /// <summary>What is wrong with a request; null when CVAT would take it.</summary>
    /// <param name="path">Below the root, without the first '/'.</param>
    public static string? Wrong(string method, string path, IReadOnlyDictionary<string, string> query, IReadOnlyDictionary<string, string> headers, byte[] body)
    {
        var rule = All.FirstOrDefault(rule => rule.Method == method && Regex.IsMatch(path, $"^{rule.Path}$"));
        if (rule.Method is null)
            return method == "PUT" ? "PUT replaces everything that annotators have done" : $"{method} of this path is nothing that CVAT has or that Assay may ask for";
        if (query.Keys.FirstOrDefault(name => !rule.Query.Contains(name)) is { } name)
            return $"unknown parameter '{name}'";
        if (query.TryGetValue("action", out var action) && action is not ("create" or "update" or "delete") || rule.Query.Contains("action") && action is null)
            return $"action is {action ?? "missing"}";
        if (!headers.GetValueOrDefault("accept", "").Contains("application/vnd.cvat+json", StringComparison.Ordinal))
            return "Accept does not name application/vnd.cvat+json";
        if (method == "POST" && path.EndsWith("/data/", StringComparison.Ordinal))
            return headers.GetValueOrDefault("content-type", "").StartsWith("multipart/form-data", StringComparison.Ordinal) ? WrongForm(body) : "no form";
        if (rule.Body is null)
            return body.Length == 0 ? null : "a body where none belongs";
        if (headers.GetValueOrDefault("content-type") is not "application/json")
            return $"Content-Type is {headers.GetValueOrDefault("content-type", "missing")}";
        return rule.Body.Check(JsonDocument.Parse(body).RootElement);
    }
}
