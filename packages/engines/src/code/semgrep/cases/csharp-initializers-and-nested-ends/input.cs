class Kitchen
{
    public Cake Pie(string wish)
    {
        Recipe recipe = new Recipe()
        {
            Filling = "with " + wish,
        };
        // ruleid: guest-chooses
        var cake = Oven.Bake(recipe);
        return cake;
    }

    public Cake Plain(string wish)
    {
        Recipe recipe = new Recipe()
        {
            Filling = "apples",
        };
        // ok: guest-chooses
        return Oven.Bake(recipe);
    }

    // ruleid: poured
    public Cup Drink(string spring)
    {
        Cup cup = null;
        try
        {
            Jug jug = new Jug();
            cup = jug.Pour(spring);
            Log(cup);
        }
        catch (Spilt spilt)
        {
            Log(spilt);
        }
        return cup;
    }

    // ok: poured
    public Cup Rest(string spring)
    {
        Jug jug = new Jug();
        jug.Pour(spring);
        return null;
    }
}
