<?php

namespace App\Controller;

use Symfony\Bundle\FrameworkBundle\Controller\AbstractController;
use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\Routing\Attribute\Route;

class NoteController extends AbstractController
{
    #[Route('/search')]
    public function search(Request $request)
    {
        $words = $request->query->get('q');
        return $this->render('note/search.html.twig', ['words' => $words, 'note' => new Note($words)]);
    }
}

class Note
{
    private $body;

    public function __construct($body)
    {
        $this->body = $body;
    }

    public function getTitle()
    {
        return $this->body;
    }
}
