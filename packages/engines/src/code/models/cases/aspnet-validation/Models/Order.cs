using System.ComponentModel.DataAnnotations;

namespace Shop.Models;

public enum Size { Small, Large }

public class Order
{
    [Required, StringLength(50)] public string Name { get; set; } = "";
    [RegularExpression("[A-Z]{3}")] public string Code { get; set; } = "";
    [Required, RegularExpression(@"^[a-z0-9]+$", ErrorMessage = "letters")] public string Word { get; set; } = "";
    [RegularExpression(".*")] public string Free { get; set; } = "";
    [Range(1, 9)] public int Count { get; set; }
    [Range(1, 9)] public string Number { get; set; } = "";
    [AllowedValues("a", "b")] public string Kind { get; set; } = "";
    [EnumDataType(typeof(Size))] public string SizeName { get; set; } = "";
    [EmailAddress] public string Mail { get; set; } = "";
    [Url] public string Link { get; set; } = "";
    public Guid Key { get; set; }
    public DateTime Day { get; set; }
    public Size Size { get; set; }
    public Address Address { get; set; } = new();
    public List<Address> Addresses { get; set; } = new();
}

public class Address
{
    [Required] public string Street { get; set; } = "";
    [RegularExpression(@"\d{5}")] public string Zip { get; set; } = "";
}

public record Search([property: RegularExpression("[a-z]+")] string Word, string Text);

public record Filter([RegularExpression("asc|desc")] string Order, string Column);
