using System.Collections;
using System.Globalization;
using Assay.Runtime.Pipelines.Yaml;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines.Binding;

/// <summary>Turns a node into the value of one option; null after a problem was reported.</summary>
/// <param name="key">How the option is called in messages and mentions.</param>
sealed class ValueBinder(OptionsBinder binder, Option option, string key, Diagnostics diagnostics)
{
    public object? Bind(Type type, Node node)
    {
        if (node is ScalarNode { Refused: true })
        {
            binder.Refuse();
            return null;
        }
        if (type == typeof(object))
            return node; // Whatever stands there: what it means is not known.
        if (TypeWords.ElementOf(type) is { } element)
            return BindList(type, element, node);
        if (TypeWords.ValueOf(type) is not null)
            return node is MapNode map ? BindDictionary(type, map.Entries) : Refuse(type, node);
        if (IsRecord(type))
            return node is MapNode || OptionsSchema.Of(type).Shorthand is not null ? binder.BindRecord(OptionsSchema.Of(type), node, node.Place, key) : Refuse(type, node);
        return node is ScalarNode { IsNull: false } scalar ? BindScalar(type, scalar) : Refuse(type, node);
    }

    static bool IsRecord(Type type) => type.IsClass && type != typeof(string);

    object? BindList(Type type, Type element, Node node)
    {
        if (node is MapNode && !IsRecord(element) || node.IsNull)
            return Refuse(type, node);
        var nodes = node is ListNode list ? list.Items : [node];
        var values = nodes.Select(item => Bind(element, item)).ToList();
        if (values.Contains(null))
            return null;
        var array = Array.CreateInstance(element, values.Count);
        for (var i = 0; i < values.Count; i++)
            array.SetValue(values[i], i);
        return type.IsArray || type.IsInterface && type.GetGenericTypeDefinition() != typeof(IList<>) ? array : Activator.CreateInstance(typeof(List<>).MakeGenericType(element), array);
    }

    public object? BindDictionary(Type type, IReadOnlyList<MapEntry> entries)
    {
        var element = TypeWords.ValueOf(type) ?? throw new AssayException("plugin-component", $"the option '{key}' has a type that pipelines cannot fill: {type}");
        var values = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), element))!;
        var complete = true;
        foreach (var entry in entries)
            if (new ValueBinder(binder, option, entry.Key, diagnostics).Bind(element, entry.Value) is { } value)
                values.Add(entry.Key, value);
            else
                complete = false;
        return complete ? values : null;
    }

    object? BindScalar(Type type, ScalarNode node) =>
        type == typeof(string) ? BindText(node)
        : type == typeof(bool) ? BindBool(node)
        : type == typeof(int) || type == typeof(long) ? BindWhole(type, node)
        : type == typeof(double) ? BindDouble(node)
        : type.IsEnum ? BindWord(type, node)
        : type == typeof(InputPath) ? BindInput(node)
        : type == typeof(OutputPath) ? BindOutput(node)
        : type == typeof(ReferenceName) ? Note(new ReferenceName(node.Text), node)
        : type == typeof(ColumnName) ? Note(new ColumnName(node.Text), node)
        : type == typeof(StepName) ? Note(new StepName(node.Text), node)
        : type == typeof(Expression) ? BindExpression(node)
        : type == typeof(SecretName) ? BindSecret(node)
        : throw new AssayException("plugin-component", $"the option '{key}' has a type that pipelines cannot fill: {type}");

    object? BindText(ScalarNode node)
    {
        if (option.Words is not { } words || words.Contains(node.Text))
            return node.Text;
        diagnostics.Error(node.Place, Codes.UnknownValue, $"'{key}' is {node.Describe()}, expected one of {TextList.Of(words)}{Suggestion.For(node.Text, words)}");
        return null;
    }

    object? BindBool(ScalarNode node) => node switch
    {
        { Style: ScalarStyle.Plain, Text: "true" } => true,
        { Style: ScalarStyle.Plain, Text: "false" } => false,
        _ => Refuse(typeof(bool), node),
    };

    object? BindWhole(Type type, ScalarNode node) =>
        Habit.HasLeadingZeros(node.Text) || !long.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? Refuse(type, node)
        : type == typeof(int) && value is < int.MinValue or > int.MaxValue ? OutOfRange(node, $"between {int.MinValue} and {int.MaxValue}")
        : !InRange(node, value) ? null
        : type == typeof(int) ? (object)(int)value : value;

    object? BindDouble(ScalarNode node) =>
        Habit.HasLeadingZeros(node.Text) || !double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value) ? Refuse(typeof(double), node)
        : InRange(node, value) ? value : null;

    bool InRange(ScalarNode node, double value)
    {
        if (option.Range is not { } range)
            return true;
        var (low, high) = (Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture), Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture));
        if ((range.MinimumIsExclusive ? value > low : value >= low) && (range.MaximumIsExclusive ? value < high : value <= high))
            return true;
        OutOfRange(node, RangeWords.Of(range));
        return false;
    }

    object? OutOfRange(ScalarNode node, string expected)
    {
        diagnostics.Error(node.Place, Codes.OutOfRange, $"'{key}' is {node.Text}, must be {expected}");
        return null;
    }

    object? BindWord(Type type, ScalarNode node)
    {
        foreach (var name in Enum.GetNames(type))
            if (Identifier.SnakeCase(name) == node.Text)
                return Enum.Parse(type, name);
        diagnostics.Error(node.Place, Codes.UnknownValue, $"'{key}' is {node.Describe()}, expected {TypeWords.Of(type)}{Suggestion.For(node.Text, TypeWords.Words(type))}");
        return null;
    }

    object? BindInput(ScalarNode node)
    {
        if (PathFlaw(node) is { } flaw)
            return Refuse(node, flaw);
        var path = binder.Resolve(node.Text);
        if (ExistingPath.Explain(path) is { } missing)
            diagnostics.Error(node.Place, Codes.MissingPath, $"'{key}': {missing}");
        return Note(new InputPath(path), node);
    }

    object? BindOutput(ScalarNode node) => PathFlaw(node) is { } flaw ? Refuse(node, flaw) : new OutputPath(binder.Resolve(node.Text));

    static string? PathFlaw(ScalarNode node) =>
        node.Text.Length == 0 || node.Text.AsSpan().ContainsAny('\0', '\n', '\r') ? "expected a path"
        : node.Text.StartsWith("~/", StringComparison.Ordinal) ? "expected a path; '~' is not expanded, write ${HOME} instead"
        : null;

    object? BindExpression(ScalarNode node)
    {
        if (ExpressionFlaw.Find(node) is { } flaw)
        {
            diagnostics.Error(node.Place, Codes.UnquotedExpression, $"'{key}': {flaw}");
            return null;
        }
        return Note(new Expression(node.Text), node);
    }

    object? BindSecret(ScalarNode node) =>
        node.Text.Length > 0 && node.Text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !char.IsAsciiDigit(node.Text[0])
            ? new SecretName(node.Text)
            : Refuse(node, "expected the name of an environment variable: letters, digits and '_'");

    object Note(object value, ScalarNode node)
    {
        binder.Note(new(key, value, node, option.IsRest));
        return value;
    }

    object? Refuse(Node node, string expected)
    {
        diagnostics.Error(node.Place, Codes.WrongType, $"'{key}' is {node.Describe()}, {expected}");
        return null;
    }

    object? Refuse(Type type, Node node)
    {
        var wanted = $"expected {TypeWords.Of(type)}";
        if (type == typeof(Expression) && !node.IsNull)
        {
            diagnostics.Error(node.Place, Codes.UnquotedExpression, $"'{key}' is read as {node.Describe()}, {wanted}; put the expression in quotes");
            return null;
        }
        return Refuse(node, wanted + (type == typeof(bool) ? Habit.OfTruth(node)
            : type == typeof(double) ? Habit.OfNumber(node, whole: false)
            : type == typeof(int) || type == typeof(long) ? Habit.OfNumber(node, whole: true) : ""));
    }
}
