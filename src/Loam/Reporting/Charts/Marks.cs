namespace Loam.Reporting.Charts;

/// <summary>Point marks. Shapes repeat the series so that no reader depends on colours.</summary>
static class Marks
{
    /// <summary>The shape of legends of filled areas.</summary>
    public const int Square = -1;

    /// <summary>The shape of legends of dashed lines.</summary>
    public const int Dashes = -2;

    public static void Draw(Svg svg, double x, double y, int shape, string css, string? title)
    {
        switch (shape)
        {
            case Square:
                svg.Rect(x - 6, y - 6, 12, 12, css + " fill", title, 2.5);
                break;
            case Dashes:
                svg.Line(x - 7, y, x + 7, y, css + " line dashed");
                break;
            default:
                DrawPoint(svg, x, y, shape % 8, css + " fill mark", title);
                break;
        }
    }

    static void DrawPoint(Svg svg, double x, double y, int shape, string css, string? title)
    {
        switch (shape)
        {
            case 0:
                svg.Circle(x, y, 5.5, css, title);
                break;
            case 1:
                svg.Path($"M{Svg.N(x)} {Svg.N(y - 7)}l7 7l-7 7l-7 -7z", css, title);
                break;
            case 2:
                svg.Rect(x - 5, y - 5, 10, 10, css, title, 1);
                break;
            case 3:
                svg.Path($"M{Svg.N(x)} {Svg.N(y - 6.5)}l6.5 11.5h-13z", css, title);
                break;
            case 4:
                svg.Path($"M{Svg.N(x)} {Svg.N(y + 6.5)}l6.5 -11.5h-13z", css, title);
                break;
            case 5:
                svg.Path($"M{Svg.N(x - 2)} {Svg.N(y - 6.5)}h4v4.5h4.5v4h-4.5v4.5h-4v-4.5h-4.5v-4h4.5z", css, title);
                break;
            case 6:
                svg.Rect(x - 2.5, y - 7, 5, 14, css, title, 1);
                break;
            default:
                svg.Rect(x - 7, y - 2.5, 14, 5, css, title, 1);
                break;
        }
    }
}
