using System.Text;
using System.Text.Json.Nodes;
using Assay.Formats.Cvat;

namespace Assay.Tests.Cvat;

/// <summary>Answers in which values are others than CVAT would send: each is read, counted or refused, and nothing else happens.</summary>
public sealed class JsonFuzzTests : IDisposable
{
    static readonly string[] Junk =
    [
        "null", "true", "{}", "[]", "[null]", "[[1,2],[3]]", "\"\"", "\"x\"", "\"\\ud800\"", "\"../../x\"", "\"\\u0000\"", "-1", "0", "1.5", "1e999", "-1e308", "2147483648", "-2147483648", "99999999999999999999",
        new string('[', 70) + new string(']', 70), "{\"id\":1,\"id\":2}", "{\"\\ud800\":1}", "\"rectangle\"", "\"mask\"", "\"skeleton\"", "3", "101",
    ];

    const string Annotations = """
        {"version":0,"tags":[{"id":1,"frame":0,"label_id":1,"group":0,"source":"manual","attributes":[]}],"shapes":[
        {"id":101,"frame":0,"label_id":1,"type":"rectangle","points":[1,2,9,8],"occluded":false,"outside":false,"z_order":0,"rotation":30.0,"group":2,"source":"manual","attributes":[{"spec_id":7,"value":"red"}],"elements":[]},
        {"id":102,"frame":1,"label_id":2,"type":"polygon","points":[1,1,8,2,5,9],"occluded":false,"outside":false,"z_order":1,"rotation":0,"group":0,"source":"manual","attributes":[],"elements":[]},
        {"id":103,"frame":1,"label_id":1,"type":"mask","points":[1,3,2,4,5,6,6],"occluded":false,"outside":false,"z_order":0,"rotation":0,"group":0,"source":"manual","attributes":[],"elements":[]},
        {"id":104,"frame":2,"label_id":2,"type":"ellipse","points":[9,9,13,7],"occluded":true,"outside":false,"z_order":0,"rotation":0,"group":0,"source":"manual","attributes":[],"elements":[]},
        {"id":105,"frame":2,"label_id":1,"type":"skeleton","points":[],"occluded":false,"outside":false,"z_order":0,"rotation":0,"group":0,"source":"manual","attributes":[],"elements":[{"id":106,"frame":2,"label_id":2,"type":"points","points":[3,4],"occluded":false,"outside":false,"z_order":0,"rotation":0,"group":0,"source":"manual","attributes":[]}]}],
        "tracks":[{"id":1,"frame":0,"label_id":1,"group":0,"source":"manual","attributes":[{"spec_id":7,"value":"x"}],"elements":[],"shapes":[
        {"id":1,"frame":0,"type":"rectangle","points":[1,1,5,5],"occluded":false,"outside":false,"z_order":0,"rotation":0,"attributes":[]},{"id":2,"frame":2,"type":"rectangle","points":[3,3,7,7],"occluded":false,"outside":true,"z_order":0,"rotation":0,"attributes":[]}]}]}
        """;

    const string LabelsText = """{"count":2,"next":null,"previous":null,"results":[{"id":1,"name":"car","color":"#fff","type":"any","has_parent":false,"parent_id":null,"sublabels":[{"id":3,"name":"wheel","type":"points"}],"task_id":12,"attributes":[{"id":7,"name":"colour","mutable":false,"input_type":"select","default_value":"red","values":["red","blue"]}]},{"id":2,"name":"tree","attributes":[],"sublabels":[]}]}""";

    const string Meta = """{"size":4,"start_frame":0,"stop_frame":3,"frames":[{"name":"a.png","width":20,"height":16},{"name":"b.png","width":20,"height":16},{"name":"c.png","width":20,"height":16},{"name":"d.png","width":20,"height":16}],"deleted_frames":[3],"included_frames":null}""";

    const string TaskText = """{"id":12,"name":"quay","subset":"train","created_date":"x","updated_date":"y","assignee":{"username":"anna"},"labels":[{"name":"car","attributes":[]},{"name":"tree"}],"data":{"start_frame":0,"stop_frame":3,"frame_filter":"step=1"},"jobs":[{"start_frame":0,"stop_frame":3}]}""";

    readonly SmallCvat cvat = new();
    readonly SmallServer server = new();

    public void Dispose()
    {
        cvat.Dispose();
        server.Dispose();
    }

    /// <summary>The text with some values replaced, removed or doubled.</summary>
    static string Mutate(string seed, Random random)
    {
        List<string> junk = [];
        var root = JsonNode.Parse(seed)!;
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            var nodes = Below(root).ToArray();
            var node = nodes[random.Next(nodes.Length)];
            var value = random.Next(6) == 0 ? node.DeepClone() : JsonValue.Create($"@{junk.Count}@");
            junk.Add(Junk[random.Next(Junk.Length)]);
            if (node.Parent is JsonArray list)
            {
                var at = list.IndexOf(node);
                if (random.Next(4) == 0)
                    list.Insert(at, value);
                else
                    list[at] = value;
            }
            else if (node.Parent is JsonObject owner)
            {
                var name = node.GetPropertyName();
                owner.Remove(name);
                if (random.Next(5) != 0)
                    owner[name] = value;
            }
        }
        var text = root.ToJsonString();
        for (var i = 0; i < junk.Count; i++)
            text = text.Replace($"\"@{i}@\"", junk[i], StringComparison.Ordinal);
        return random.Next(20) == 0 ? text[..random.Next(text.Length)] : text;
    }

    static IEnumerable<JsonNode> Below(JsonNode node) => node switch
    {
        JsonObject owner => owner.Select(pair => pair.Value).OfType<JsonNode>().SelectMany(value => Below(value).Prepend(value)),
        JsonArray list => list.OfType<JsonNode>().SelectMany(value => Below(value).Prepend(value)),
        _ => [],
    };

    static async Task TryAsync(Func<Task<CvatDataset>> open)
    {
        try
        {
            var dataset = await open();
            for (var index = 0; index < Math.Min(6, dataset.Ids.Count); index++)
                try
                {
                    foreach (var instance in SmallCvat.Read(dataset, index).Labels?.Instances ?? [])
                        Assert.InRange(instance.Class, 0, dataset.Classes.Count - 1);
                }
                catch (DataException refused)
                {
                    Assert.NotEmpty(refused.Code);
                }
        }
        catch (DataException refused)
        {
            Assert.NotEmpty(refused.Code);
        }
    }

    [Fact]
    public async Task Any_saved_answers_are_read_or_refused()
    {
        Random random = new(20261121);
        for (var round = 0; round < 1500; round++)
        {
            var which = round % 4;
            string Text(int of, string seed) => which == of || random.Next(8) == 0 ? Mutate(seed, random) : seed;
            var path = cvat.Write("fuzz/annotations.json", Text(0, Annotations));
            cvat.Write("fuzz/labels.json", Text(1, LabelsText));
            cvat.Write("fuzz/meta.json", Text(2, Meta));
            if (round % 3 == 0)
                cvat.Write("fuzz/task.json", Text(3, TaskText));
            else
                File.Delete(Path.Combine(cvat.Path, "fuzz", "task.json"));
            await TryAsync(() => Task.FromResult(cvat.Open(new CvatOptions { Path = new InputPath(path), Labels = (CvatLabels)(round / 2 % 3), Interpolated = round % 5 == 0 })));
        }
    }

    [Fact]
    public async Task Any_answers_of_a_server_are_read_or_refused()
    {
        Random random = new(7);
        var options = server.Project with { Connection = new CvatConnection { Retries = 0 } };
        server.Fake.State.TakeAnnotations(31, JsonNode.Parse(Annotations)!);
        for (var round = 0; round < 240; round++)
        {
            var spoiled = new[] { "/tasks", "/jobs", "/labels", "/annotations/", "/meta", "/3" }[round % 6];
            server.Fake.Spoil = (request, answer) => request.Path.EndsWith(spoiled, StringComparison.Ordinal) ? answer with { Body = Encoding.UTF8.GetBytes(Mutate(Encoding.UTF8.GetString(answer.Body), random)) } : answer;
            foreach (var job in new[] { 31, 32, 33 })
                server.Fake.State.Touch(job);
            await TryAsync(() => server.OpenAsync(options));
        }
    }
}
