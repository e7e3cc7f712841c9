using Assay.Runtime.Describing;

namespace Assay.Cli;

/// <summary>What <c>assay describe model.onnx</c> prints.</summary>
static class ModelText
{
    public static void Write(Terminal terminal, OnnxDescription description)
    {
        terminal.Out.WriteLine($"{description.File}: an ONNX model{(description.Model.Name.Length > 0 ? $", '{description.Model.Name}'" : "")}");
        terminal.Out.WriteLine();
        foreach (var line in TextTable.Lines([.. description.Facts().Select(fact => new[] { fact.Name, fact.Value })]))
            terminal.Out.WriteLine(line);
        if (OnnxLines.Of(description) is { } yaml)
            terminal.Out.WriteLine("\nin a pipeline:\n  " + yaml.TrimEnd().Replace("\n", "\n  "));
        else
            terminal.Out.WriteLine("\nNo reference takes it as it is: 'onnx' wants one input of four sides, an image.");
    }

    public static void WriteJson(Terminal terminal, OnnxDescription description) => terminal.WriteJson(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schema_version", 1);
        json.WriteString("model", description.File);
        json.WriteStartArray("facts");
        foreach (var (name, value) in description.Facts())
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("value", value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("pipeline", OnnxLines.Of(description));
        json.WriteEndObject();
    });
}
