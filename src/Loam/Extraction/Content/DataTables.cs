using Loam.Extraction.Html;

namespace Loam.Extraction.Content;

/// <summary>Tells tables of data from tables that lay out a page.</summary>
static class DataTables
{
    /// <summary>Whether a table has rows and columns of short cells and no table inside.</summary>
    public static bool Is(PageView page, int table)
    {
        var (rows, cells, headers) = (0, 0, 0);
        for (var i = table + 1; i < page.Tree[table].End; i++)
        {
            switch (page.Tree[i].Tag)
            {
                case Tag.Table:
                    return false;
                case Tag.Tr:
                    rows++;
                    break;
                case Tag.Td:
                    cells++;
                    break;
                case Tag.Th:
                    cells++;
                    headers++;
                    break;
            }
        }
        if (rows == 0 || cells < rows * 1.5)
            return false;
        var length = 0L;
        foreach (ref readonly var block in page.BlocksIn(table))
            length += block.Length;
        return headers > 0 || length / cells < 120;
    }
}
